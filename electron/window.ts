import { app, BrowserWindow, nativeTheme } from 'electron';
import { preloadFile } from './paths.ts';
import { interfaceOrigin } from './security.ts';
import { keepWindowState, loadWindowState } from './window-state.ts';

/** The one place where windows are made. */
export function openWindow(): BrowserWindow {
  const { isMaximised, isFullScreen, zoom, ...bounds } = loadWindowState();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Paraph',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#10151c' : '#ffffff',
    webPreferences: {
      preload: preloadFile(),
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
      devTools: !app.isPackaged,
    },
  });
  if (isMaximised) window.maximize();
  if (isFullScreen) window.setFullScreen(true);
  window.once('ready-to-show', () => window.show());
  window.webContents.once('did-finish-load', () => window.webContents.setZoomLevel(zoom));
  keepWindowState(window);
  void window.loadURL(`${interfaceOrigin}/index.html`);
  return window;
}
