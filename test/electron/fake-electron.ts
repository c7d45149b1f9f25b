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
  getVersion: vi.fn<Electron.App['getVersion']>(() => '0.0.0'),
  getPreferredSystemLanguages: vi.fn<Electron.App['getPreferredSystemLanguages']>(() => ['en-GB']),
  requestSingleInstanceLock: vi.fn<() => boolean>(() => true),
  whenReady: vi.fn<Electron.App['whenReady']>(() => Promise.resolve()),
});

export class WebContents extends EventEmitter {
  readonly mainFrame = { url: 'app://paraph/index.html' };
  readonly send = vi.fn<Electron.WebContents['send']>();
  readonly reload = vi.fn<Electron.WebContents['reload']>();
  readonly getURL = vi.fn<Electron.WebContents['getURL']>(() => this.mainFrame.url);
  readonly getZoomLevel = vi.fn<Electron.WebContents['getZoomLevel']>(() => 1.5);
  readonly setZoomLevel = vi.fn<Electron.WebContents['setZoomLevel']>();
  readonly forcefullyCrashRenderer = vi.fn<Electron.WebContents['forcefullyCrashRenderer']>();
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
  readonly setFullScreen = vi.fn<Electron.BrowserWindow['setFullScreen']>();
  readonly setProgressBar = vi.fn<Electron.BrowserWindow['setProgressBar']>();
  readonly flashFrame = vi.fn<Electron.BrowserWindow['flashFrame']>();
  readonly close = vi.fn<Electron.BrowserWindow['close']>();
  readonly isFocused = vi.fn<Electron.BrowserWindow['isFocused']>(() => false);
  readonly isFullScreen = vi.fn<Electron.BrowserWindow['isFullScreen']>(() => false);
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
  defaultSession: Object.assign(new EventEmitter(), {
    protocol: { handle: vi.fn<Electron.Protocol['handle']>() },
    setPermissionRequestHandler: vi.fn<Electron.Session['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: vi.fn<Electron.Session['setPermissionCheckHandler']>(),
    setDevicePermissionHandler: vi.fn<Electron.Session['setDevicePermissionHandler']>(),
    webRequest: { onBeforeRequest: vi.fn<(listener: Listener) => void>() },
  }),
};

export const protocol = {
  registerSchemesAsPrivileged: vi.fn<Electron.Protocol['registerSchemesAsPrivileged']>(),
};
export const ipcMain = { handle: vi.fn<Electron.IpcMain['handle']>() };
export const dialog = {
  /** Answers with the last button, as Escape does, until a test says otherwise. */
  showMessageBox: vi.fn<(...parameters: Asked) => Promise<{ response: number }>>((...parameters) =>
    Promise.resolve({ response: (optionsOf(parameters).buttons?.length ?? 1) - 1 }),
  ),
  showOpenDialog: vi.fn<() => Promise<Electron.OpenDialogReturnValue>>(() =>
    Promise.resolve({ canceled: true, filePaths: [] }),
  ),
  showSaveDialog: vi.fn<() => Promise<Electron.SaveDialogReturnValue>>(() =>
    Promise.resolve({ canceled: true, filePath: '' }),
  ),
};

type Asked = [options: Electron.MessageBoxOptions] | [window: unknown, options: Electron.MessageBoxOptions];

export function optionsOf(parameters: Asked): Electron.MessageBoxOptions {
  return parameters.length === 1 ? parameters[0] : parameters[1];
}

export const nativeTheme = { shouldUseDarkColors: false, themeSource: 'system' };

/** What the fake store is like; another account or machine has another secret. */
export const storeOfSystem = {
  backend: 'gnome_libsecret' as ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>,
  isAvailable: true,
  isStale: false,
  secret: 'of this account',
};

export const safeStorage = {
  getSelectedStorageBackend: vi.fn<Electron.SafeStorage['getSelectedStorageBackend']>(() => storeOfSystem.backend),
  isAsyncEncryptionAvailable: vi.fn<Electron.SafeStorage['isAsyncEncryptionAvailable']>(() =>
    Promise.resolve(storeOfSystem.isAvailable),
  ),
  encryptStringAsync: vi.fn<Electron.SafeStorage['encryptStringAsync']>((text) =>
    Promise.resolve(Buffer.from(JSON.stringify([storeOfSystem.secret, Buffer.from(text).toString('hex')]))),
  ),
  decryptStringAsync: vi.fn<Electron.SafeStorage['decryptStringAsync']>((sealed) => {
    const [secret, text] = JSON.parse(sealed.toString()) as [string, string];
    if (secret !== storeOfSystem.secret) return Promise.reject(new Error('The store does not open this.'));
    const result = Buffer.from(text, 'hex').toString();
    return Promise.resolve({ result, shouldReEncrypt: storeOfSystem.isStale });
  }),
};

export const clipboard = { writeText: vi.fn<Electron.Clipboard['writeText']>(() => Promise.resolve()) };
export const shell = { openPath: vi.fn<Electron.Shell['openPath']>(() => Promise.resolve('')) };

export class Notification extends EventEmitter {
  static all: Notification[] = [];
  static isSupported = () => true;
  readonly options: Electron.NotificationConstructorOptions;
  readonly show = vi.fn<Electron.Notification['show']>();

  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
    Notification.all.push(this);
  }
}
export const screen = {
  getAllDisplays: vi.fn(() => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } }]),
};
export const Menu = {
  buildFromTemplate: vi.fn((template: Electron.MenuItemConstructorOptions[]) => ({ template })),
  setApplicationMenu: vi.fn<(menu: unknown) => void>(),
};
export const contextBridge = { exposeInMainWorld: vi.fn<Electron.ContextBridge['exposeInMainWorld']>() };
export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn<Electron.IpcRenderer['invoke']>() });
