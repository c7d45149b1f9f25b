import { app, BrowserWindow, Menu, session } from 'electron';
import type { EventMessage } from '../main/contract/messages.ts';
import { listInterfaceFiles } from '../main/hosts/interface-files.ts';
import { eventChannel } from './channels.ts';
import { handleCalls } from './ipc.ts';
import { askAfterStop, startEngine } from './engine-process.ts';
import { createMenu } from './menu.ts';
import { interfaceFolder } from './paths.ts';
import { reviveCrashedPages } from './revival.ts';
import { confineContents, denyPermissions, refuseForeignRequests, serveInterface } from './security.ts';
import { openWindow } from './window.ts';

/** Everything once Electron is ready, each concern by its own function. */
export function startApplication(workspace: string): void {
  const own = session.defaultSession;
  confineContents();
  denyPermissions(own);
  refuseForeignRequests(own);
  serveInterface(own, listInterfaceFiles(interfaceFolder()));
  reviveCrashedPages();
  Menu.setApplicationMenu(createMenu(process.platform, app.isPackaged));

  const engine = startEngine(workspace, tellWindows);
  askAfterStop(engine);
  handleCalls(engine.client);
  openWindow();
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.once('before-quit', (event) => {
    // The engine finishes what is under way before the application goes.
    event.preventDefault();
    void engine.client.close().finally(() => app.quit());
  });
}

function tellWindows(message: EventMessage): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, message);
}

function showWindow(): void {
  const window = BrowserWindow.getAllWindows().at(0) ?? openWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
}
