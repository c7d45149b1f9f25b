import { app, session } from 'electron';
import { listInterfaceFiles } from '../main/hosts/interface-files.ts';
import { recallAppearance } from './appearance.ts';
import { copyDiagnostics } from './diagnostics.ts';
import { askWhereToSave } from './downloads.ts';
import { startEngine, type OwnedEngine } from './engine-process.ts';
import { askAfterStop } from './engine-stop.ts';
import { documentsAmong } from './handed-files.ts';
import type { Inbox } from './inbox.ts';
import { handleCalls, handleShellCalls } from './ipc.ts';
import { createKeyStore } from './key-store.ts';
import { createPage, type Page } from './page.ts';
import { interfaceFolder, namedWorkspace } from './paths.ts';
import { createRecentFiles } from './recent-files.ts';
import { noteWorkspace } from './recent-workspaces.ts';
import { askWhenHung, reviveCrashedPages } from './revival.ts';
import { confineContents, limitPermissions, refuseForeignRequests, serveInterface } from './security.ts';
import { createShell } from './shell.ts';
import { createSystemStore } from './system-store.ts';
import { createWorkUnderWay } from './work-under-way.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

/** Everything once Electron is ready, each concern by its own function. @param inbox documents named so far and later */
export function startApplication(workspace: string, inbox: Inbox): void {
  const own = session.defaultSession;
  confineContents();
  limitPermissions(own);
  refuseForeignRequests(own);
  serveInterface(own, listInterfaceFiles(interfaceFolder()));
  recallAppearance();

  const { platform } = process;
  const store = createSystemStore(platform);
  const page = createPage((window) => {
    work.guard(window);
    askWhenHung(window);
  });
  const work = createWorkUnderWay(page);
  const revivals = reviveCrashedPages(page.window, () => performance.now());
  askWhereToSave(own, (name) => page.tell({ event: 'told', what: 'saved', name }));

  const engine = startEngine(workspace, createKeyStore(store), {
    onEvent: page.forward,
    onReady(directory) {
      noteWorkspace(directory);
      shell.refresh();
    },
    onStop: (stop) => void askAfterStop(page, { ...stop, directory: engine.directory }, stopActions),
  });
  const workspaces = createWorkspaces(engine, page);
  const stopActions = {
    restart: engine.restart,
    openAnother: () => workspaces.open(null),
    copyDiagnostics: (why: string) => copyDiagnostics(engine, why),
  };
  const recent = createRecentFiles(store, Date.now);
  const shell = createShell({
    ...{ page, engine, workspaces, recent, store, work, revivals, platform },
    isPackaged: app.isPackaged,
  });
  handleCalls(engine, engine.settle);
  handleShellCalls(shell.handlers);
  shell.refresh();
  page.show();
  void recent.load().then((any) => any && shell.refresh());
  inbox.deliverTo((paths) => void shell.openDocuments(paths));
  followTheSystem(page, workspaces, inbox);
  closeProperly(engine);
}

/** Second starts, the dock's icon and the last window. */
function followTheSystem(page: Page, workspaces: Workspaces, inbox: Inbox): void {
  app.on('second-instance', (_event, words, folder) => {
    page.show();
    const wanted = namedWorkspace(words, folder);
    if (wanted !== undefined) void workspaces.offer(wanted);
    inbox.add(documentsAmong(words, folder));
  });
  app.on('activate', page.show);
  // On macOS an application outlives its windows.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** The engine finishes what is under way before the application goes. */
function closeProperly(engine: OwnedEngine): void {
  app.once('will-quit', (event) => {
    event.preventDefault();
    void engine.close().finally(() => app.quit());
  });
}
