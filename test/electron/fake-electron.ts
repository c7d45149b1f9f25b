/**
 * The few parts of Electron that electron/ uses, for a machine without Electron's runtime. Types keep it honest: each
 * part is a `Pick` of Electron's own.
 */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { vi } from 'vitest';

type Listener = (...parameters: never[]) => unknown;

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  enableSandbox: vi.fn<Electron.App['enableSandbox']>(),
  getAppPath: vi.fn<Electron.App['getAppPath']>(() => '/app'),
  getPath: vi.fn<(name: string) => string>(() => '/user-data'),
  setPath: vi.fn<Electron.App['setPath']>(),
  quit: vi.fn<Electron.App['quit']>(),
  requestSingleInstanceLock: vi.fn<() => boolean>(() => true),
  whenReady: vi.fn<Electron.App['whenReady']>(() => Promise.resolve()),
});

export class WebContents extends EventEmitter {
  readonly mainFrame = { url: 'app://paraph/index.html' };
  readonly send = vi.fn<Electron.WebContents['send']>();
  readonly reload = vi.fn<Electron.WebContents['reload']>();
  openHandler: Listener = () => undefined;
  setWindowOpenHandler(handler: Listener) {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  static getAllWindows = () => BrowserWindow.all;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new WebContents();
  readonly loadURL = vi.fn<Electron.BrowserWindow['loadURL']>(() => Promise.resolve());
  readonly maximize = vi.fn<Electron.BrowserWindow['maximize']>();
  readonly show = vi.fn<Electron.BrowserWindow['show']>();
  readonly focus = vi.fn<Electron.BrowserWindow['focus']>();
  readonly restore = vi.fn<Electron.BrowserWindow['restore']>();
  readonly isMinimized = vi.fn<Electron.BrowserWindow['isMinimized']>(() => true);
  readonly isMaximized = vi.fn<Electron.BrowserWindow['isMaximized']>(() => true);
  readonly getNormalBounds = vi.fn<Electron.BrowserWindow['getNormalBounds']>(() => ({
    x: 10,
    y: 20,
    width: 1_000,
    height: 700,
  }));

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
  }
}

export const session = {
  defaultSession: {
    protocol: { handle: vi.fn<Electron.Protocol['handle']>() },
    setPermissionRequestHandler: vi.fn<Electron.Session['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: vi.fn<Electron.Session['setPermissionCheckHandler']>(),
    setDevicePermissionHandler: vi.fn<Electron.Session['setDevicePermissionHandler']>(),
    webRequest: { onBeforeRequest: vi.fn<(listener: Listener) => void>() },
  },
};

export const protocol = {
  registerSchemesAsPrivileged: vi.fn<Electron.Protocol['registerSchemesAsPrivileged']>(),
};
export const ipcMain = { handle: vi.fn<Electron.IpcMain['handle']>() };
export const dialog = { showMessageBox: vi.fn<() => Promise<{ response: number }>>() };
export const nativeTheme = { shouldUseDarkColors: false };
export const screen = {
  getAllDisplays: vi.fn(() => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } }]),
};
export const Menu = {
  buildFromTemplate: vi.fn((template: Electron.MenuItemConstructorOptions[]) => ({ template })),
  setApplicationMenu: vi.fn<(menu: unknown) => void>(),
};
export const contextBridge = { exposeInMainWorld: vi.fn<Electron.ContextBridge['exposeInMainWorld']>() };
export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn<Electron.IpcRenderer['invoke']>() });
