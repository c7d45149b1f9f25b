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

/** Every file that says what the pattern finds. */
const naming = (pattern: RegExp, files = shell) =>
  files.filter(([, source]) => pattern.test(source)).map(([name]) => name);

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
    'nodeIntegration: true',
    'contextIsolation: false',
    'webSecurity: false',
    'sandbox: false',
    'appendSwitch',
    'setUsePlainTextEncryption',
    'addRecentDocument',
  ])('never says %s', (word) => {
    expect([...shell, ...interfaceSources].filter(([, source]) => source.includes(word)).map(([name]) => name)).toEqual(
      [],
    );
  });

  it('never evaluates text', () => {
    expect(naming(/\beval\s*\(/, everything)).toEqual([]);
  });

  it('asks the system’s store by its asynchronous calls alone, in one place', () => {
    expect(naming(/safeStorage/, everything)).toEqual(['electron/system-store.ts']);
    expect(naming(/\b(encryptString|decryptString|isEncryptionAvailable)\(/)).toEqual([]);
  });

  it('imports electron inside electron/ alone', () => {
    const importing = everything.filter(([, source]) => /from 'electron'|require\('electron'\)/.test(source));
    expect(importing.length).toBeGreaterThan(0);
    expect(importing.map(([name]) => name).filter((name) => !name.startsWith('electron/'))).toEqual([]);
  });

  it('makes windows in one place, handles calls in one place, and opens no other channel', () => {
    expect(naming(/new BrowserWindow\(/)).toEqual(['electron/window.ts']);
    expect(naming(/new (BaseWindow|WebContentsView|BrowserView)\(/)).toEqual([]);
    expect(naming(/webPreferences/)).toEqual(['electron/window.ts']);
    expect(naming(/ipcMain\.\w+\(/)).toEqual(['electron/ipc.ts']);
    expect(naming(/ipcRenderer\.\w+\(/)).toEqual(['electron/preload.ts']);
    expect(naming(/ipcMain\.(on|once|handleOnce)|ipcRenderer\.(send|sendSync|postMessage)\b/)).toEqual([]);
    expect(naming(/exposeInMainWorld/)).toEqual(['electron/preload.ts']);
    expect(naming(/\.loadFile\(/)).toEqual([]);
    expect(naming(/\.loadURL\(/)).toEqual(['electron/window.ts']);
    expect(text('window.ts')).toContain('loadURL(`${interfaceOrigin}/index.html`)');
  });

  it('checks who asks in the one function that opens a channel', () => {
    const ipc = text('ipc.ts');
    expect(ipc.match(/ipcMain\.handle\(/g)).toHaveLength(1);
    expect(ipc.slice(ipc.indexOf('ipcMain.handle('))).toMatch(
      /^ipcMain\.handle\(channel, \(event, [^{]*\{\s*assertOwnSender\(event\);/,
    );
    expect(ipc).toContain('senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url)');
  });

  it('reaches no network: neither shell nor engine asks anything of another machine', () => {
    const product = [...shell, ...sources('main')];
    expect(
      naming(/\bfetch\(|from 'node:(https|http2|dgram|tls|dns)'|\bnet\.request|autoUpdater|crashReporter/, product),
    ).toEqual([]);
    expect(naming(/from 'node:http'/, product)).toEqual(['main/hosts/loopback/server.ts']);
    // The pipe to a parent process, and the socket of a workspace.
    const sockets = ['main/base/stream-port.ts', 'main/hosts/engine-socket.ts'];
    expect(naming(/import \{[^}]*\} from 'node:net'/, product).sort()).toEqual(sockets);
    expect(naming(/XMLHttpRequest|EventSource|sendBeacon|https?:\/\/(?!www\.w3\.org)/, interfaceSources)).toEqual([]);
    expect(naming(/new WebSocket\(/, interfaceSources)).toEqual(['renderer/client/connect.ts']);
  });
});

describe('every browser test', () => {
  const specs = readdirSync(join(root, 'test/e2e')).filter((name) => name.endsWith('.spec.ts'));

  it.each(specs)('%s runs in both hosts: it takes `test` from test.ts', (name) => {
    const source = readFileSync(join(root, 'test/e2e', name), 'utf8');
    expect(source).toMatch(/import \{[^}]*\btest\b[^}]*\} from '\.\/test\.ts'/);
    expect(source).not.toMatch(/from '(@playwright\/test|@axe-core\/playwright)'/);
  });
});

describe('the content policy', () => {
  it('is one string for both hosts, written down once', () => {
    expect(naming(/default-src/, everything)).toEqual(['main/hosts/interface-files.ts']);
    for (const host of ['electron/security.ts', 'main/hosts/loopback/server.ts']) {
      expect(new Map(everything).get(host)).toMatch(
        /import \{[^}]*securityHeaders[^}]*\} from '[^']*interface-files\.ts'/,
      );
    }
    expect(interfaceSources.filter(([, source]) => /http-equiv/i.test(source))).toEqual([]);
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

describe('pages', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'have “%s” prevented',
    (name) => {
      expect(text('security.ts')).toContain(`'${name}'`);
    },
  );

  it.each([
    ['security.ts', "setWindowOpenHandler(() => ({ action: 'deny' }))"],
    ['security.ts', 'setPermissionRequestHandler('],
    ['security.ts', 'setPermissionCheckHandler('],
    ['security.ts', 'setDevicePermissionHandler(() => false)'],
    ['security.ts', 'webRequest.onBeforeRequest('],
    ['security.ts', 'ownProtocol.handle(scheme'],
    ['security.ts', 'privileges: { standard: true, secure: true }'],
    ['downloads.ts', "own.on('will-download'"],
    ['revival.ts', "app.on('render-process-gone'"],
    ['revival.ts', "app.on('child-process-gone'"],
  ])('are kept in place by %s: %s', (file, words) => {
    expect(text(file)).toContain(words);
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

  it.each([
    'confineContents(',
    'limitPermissions(',
    'refuseForeignRequests(',
    'serveInterface(',
    'reviveCrashedPages(',
    'askWhereToSave(',
    'handleCalls(',
  ])('calls %s before the window opens', (call) => {
    const application = text('application.ts');
    const body = application.slice(application.indexOf('export function startApplication'));
    expect(body.indexOf(call)).toBeGreaterThan(0);
    expect(body.indexOf(call)).toBeLessThan(body.indexOf('  page.show()'));
  });
});
