/** Electron's main process: it owns the window and the engine's process, and decides nothing. */
import { mkdirSync } from 'node:fs';
import { app } from 'electron';
import { startApplication } from './application.ts';
import { documentsAmong } from './handed-files.ts';
import { createInbox } from './inbox.ts';
import { chooseWorkspace, windowDataFolder } from './paths.ts';
import { declareInterfaceScheme } from './security.ts';

// Every file made from here is for this user alone.
process.umask(0o077);
app.enableSandbox();
mkdirSync(windowDataFolder(), { recursive: true });
app.setPath('userData', windowDataFolder());
declareInterfaceScheme();

if (app.requestSingleInstanceLock()) {
  const inbox = createInbox();
  inbox.add(documentsAmong(process.argv, process.cwd()));
  // macOS names documents by events, some of them before Electron is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    inbox.add([path]);
  });
  void app.whenReady().then(() => startApplication(chooseWorkspace(process.argv), inbox));
} else {
  app.quit();
}
