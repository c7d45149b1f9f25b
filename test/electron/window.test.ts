import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../hosts/small-engine.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
const { openWindow } = await import('../../electron/window.ts');

let folder: string;

beforeEach(() => {
  folder = temporaryFolder('user-data');
  fake.app.getPath.mockReturnValue(folder);
});

const open = () => openWindow() as unknown as fake.BrowserWindow;

describe('the window', () => {
  it('is made with every promised flag', () => {
    const { preload, ...flags } = open().options.webPreferences ?? {};
    expect(preload).toBe(join('/app', 'dist', 'preload', 'preload.cjs'));
    expect(flags).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('shows the interface when it is painted', () => {
    const window = open();
    expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://paraph/index.html');
    expect(window.options.show).toBe(false);
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
  });

  it('comes back as it went', () => {
    expect(open().options).toMatchObject({ width: 1_280, height: 800 });
    const first = open();
    first.isFullScreen.mockReturnValue(true);
    first.emit('close');
    const second = open();
    expect(second.options).toMatchObject({ x: 10, y: 20, width: 1_000, height: 700 });
    expect(second.options).not.toHaveProperty('zoom');
    expect(second.maximize).toHaveBeenCalledOnce();
    expect(second.setFullScreen).toHaveBeenCalledExactlyOnceWith(true);
    second.webContents.emit('did-finish-load');
    expect(second.webContents.setZoomLevel).toHaveBeenCalledExactlyOnceWith(1.5);
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toMatchObject({ isMaximised: true });
  });

  it('comes back from before zoom was kept', () => {
    writeFileSync(join(folder, 'window.json'), '{"width":1000,"height":700,"isMaximised":false}');
    const window = open();
    expect(window.options).toMatchObject({ width: 1_000, height: 700 });
    expect(window.setFullScreen).not.toHaveBeenCalled();
  });

  it('comes back on the second screen while that is there', () => {
    writeFileSync(join(folder, 'window.json'), '{"x":2000,"y":20,"width":1000,"height":700,"isMaximised":false}');
    const left = { workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } };
    const right = { workArea: { x: 1_920, y: 0, width: 1_920, height: 1_080 } };
    fake.screen.getAllDisplays.mockReturnValueOnce([left, right]);
    expect(open().options).toMatchObject({ x: 2_000, y: 20 });
    expect(open().options).not.toHaveProperty('x');
  });

  it.each([
    ['its screen is gone', '{"x":5000,"y":20,"width":1000,"height":700,"isMaximised":false}', 1_000],
    ['what was kept is absurd', '{"width":-5,"height":1e9,"isMaximised":false}', 1_280],
    ['what was kept is damaged', '{"width":', 1_280],
  ])('is placed by the system when %s', (_why, kept, width) => {
    writeFileSync(join(folder, 'window.json'), kept);
    const { options } = open();
    expect(options).toMatchObject({ width });
    expect(options).not.toHaveProperty('x');
  });

  it('closes even when its state cannot be kept', () => {
    fake.app.getPath.mockReturnValue('/no/such/folder');
    expect(open().emit('close')).toBe(true);
  });
});
