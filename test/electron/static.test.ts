/** What can be told from the source alone, so that no careless line gets by. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function sources(folder: string): [string, string][] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte|html)$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]);
}

const shell = sources('electron');
const interfaceSources = sources('renderer');
const everything = [...shell, ...interfaceSources, ...sources('main')];
const text = (name: string) => new Map(shell).get(`electron/${name}`) ?? '';

describe('the source', () => {
  it.each([
    'enableBlinkFeatures',
    '<webview',
    'file://',
    '@electron/remote',
    'executeJavaScript',
    'bypassCSP',
    'openExternal',
    'new Function',
    '{@html',
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'document.write',
  ])('never says %s', (word) => {
    expect([...shell, ...interfaceSources].filter(([, source]) => source.includes(word)).map(([name]) => name)).toEqual(
      [],
    );
  });

  it('never evaluates text', () => {
    expect(everything.filter(([, source]) => /\beval\s*\(/.test(source)).map(([name]) => name)).toEqual([]);
  });

  it('imports electron inside electron/ alone', () => {
    const importing = everything.filter(([, source]) => /from 'electron'|require\('electron'\)/.test(source));
    expect(importing.length).toBeGreaterThan(0);
    expect(importing.map(([name]) => name).filter((name) => !name.startsWith('electron/'))).toEqual([]);
  });

  it('makes windows in one place, handles calls in one place, and opens no other channel', () => {
    const naming = (pattern: RegExp) => shell.filter(([, source]) => pattern.test(source)).map(([name]) => name);
    expect(naming(/new BrowserWindow\(/)).toEqual(['electron/window.ts']);
    expect(naming(/ipcMain\.\w+\(/)).toEqual(['electron/ipc.ts']);
    expect(naming(/ipcRenderer\.\w+\(/)).toEqual(['electron/preload.ts']);
    expect(naming(/ipcMain\.on|ipcRenderer\.(send|sendSync)\b/)).toEqual([]);
    expect(naming(/exposeInMainWorld/)).toEqual(['electron/preload.ts']);
    expect(naming(/\.loadFile\(/)).toEqual([]);
  });
});

describe('the flags of a window', () => {
  it.each([
    'contextIsolation: true',
    'sandbox: true',
    'nodeIntegration: false',
    'nodeIntegrationInWorker: false',
    'nodeIntegrationInSubFrames: false',
    'webSecurity: true',
    'allowRunningInsecureContent: false',
    'experimentalFeatures: false',
    'webviewTag: false',
    'navigateOnDragDrop: false',
    'devTools: !app.isPackaged',
  ])('%s stands there as a literal', (flag) => {
    expect(text('window.ts')).toContain(`${flag},`);
  });
});

describe('the start', () => {
  it('takes the sandbox and the lock before anything is ready', () => {
    const main = text('main.ts');
    for (const call of ['app.enableSandbox()', 'declareInterfaceScheme()', 'app.requestSingleInstanceLock()']) {
      expect(main.indexOf(call), call).toBeGreaterThan(0);
      expect(main.indexOf(call), call).toBeLessThan(main.indexOf('app.whenReady()'));
    }
  });

  it.each(['confineContents', 'denyPermissions', 'refuseForeignRequests', 'serveInterface', 'reviveCrashedPages'])(
    'calls %s before the window opens',
    (name) => {
      const application = text('application.ts');
      expect(application.indexOf(`  ${name}(`)).toBeGreaterThan(0);
      expect(application.indexOf(`  ${name}(`)).toBeLessThan(application.indexOf('  openWindow('));
    },
  );
});
