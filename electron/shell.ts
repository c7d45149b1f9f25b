/** What the shell does for the interface, and the interface's menu: one action each, whoever asks for it. */
import { Menu, shell as desktop } from 'electron';
import { toErrorRecord } from '../main/contract/errors.ts';
import type { ShellEvent } from '../main/contract/shell.ts';
import { appearance, follow, texts } from './appearance.ts';
import { copyDiagnostics } from './diagnostics.ts';
import { chooseDocuments } from './dialogs.ts';
import { createDocuments } from './documents.ts';
import type { OwnedEngine } from './engine-process.ts';
import type { ShellHandlers } from './ipc.ts';
import { createMenu, type MenuActions } from './menu.ts';
import type { Page } from './page.ts';
import type { RecentFiles } from './recent-files.ts';
import { describeWorkspaces } from './recent-workspaces.ts';
import type { Revivals } from './revival.ts';
import type { SystemStore } from './system-store.ts';
import type { WorkUnderWay } from './work-under-way.ts';
import type { Workspaces } from './workspaces.ts';

export interface ShellParts {
  readonly page: Page;
  readonly engine: OwnedEngine;
  readonly workspaces: Workspaces;
  readonly recent: RecentFiles;
  readonly store: SystemStore;
  readonly work: WorkUnderWay;
  readonly revivals: Revivals;
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
}

export interface Shell {
  readonly handlers: ShellHandlers;
  /** Documents from outside reach the page, which asks what they are for. */
  openDocuments(paths: readonly string[]): Promise<void>;
  /** After something that menu and page show has changed. */
  refresh(): void;
}

export function createShell(parts: ShellParts): Shell {
  const { page, engine, workspaces, recent, store, work, revivals, platform, isPackaged } = parts;
  const documents = createDocuments(page, recent, refresh);
  const showFolder = async () => void (await desktop.openPath(engine.directory));

  function setMenu(): void {
    const { theme } = appearance();
    const [files, known] = [recent.list(), describeWorkspaces(engine.directory)];
    const shown = { platform, isPackaged, words: texts().menu, theme, files, workspaces: known };
    const actions = createActions(parts, { documents, showFolder, setMenu });
    Menu.setApplicationMenu(createMenu(shown, actions));
  }

  function refresh(): void {
    setMenu();
    page.tell({ event: 'state' });
  }

  const handlers: ShellHandlers = {
    begin() {
      page.begin();
      return { revived: revivals.takeWord() };
    },
    state: () => ({ workspaces: describeWorkspaces(engine.directory), files: recent.list() }),
    keyStore: () => store.state(),
    present(shown) {
      if (follow(shown)) setMenu();
      return {};
    },
    chooseFiles: async ({ several }) => ({ files: await documents.choose(several) }),
    reopenFile: async ({ file }) => done(await documents.reopen(file)),
    forgetFiles: async () => done(await documents.forget()),
    openWorkspace: async ({ workspace }) => done(await workspaces.open(workspace)),
    createWorkspace: async () => done(await workspaces.create()),
    showFolder: async () => done(await showFolder()),
    keepKeyInStore: async ({ recovery }) => done(await engine.keepKeyInStore(recovery)),
    restartEngine: () => done(engine.restart()),
    notify: (notice) => done(work.notify(notice)),
    progress: (progress) => done(work.show(progress)),
  };
  return { handlers, openDocuments: documents.open, refresh };
}

/** Most calls answer with nothing but that they are carried out. */
function done(_carriedOut: unknown): Record<string, never> {
  return {};
}

interface Doings {
  readonly documents: ReturnType<typeof createDocuments>;
  readonly showFolder: () => Promise<void>;
  readonly setMenu: () => void;
}

function createActions(
  { page, engine, workspaces }: ShellParts,
  { documents, showFolder, setMenu }: Doings,
): MenuActions {
  /** Nobody waits for what a menu does: what goes wrong is told in the page. */
  function attempt(work: () => Promise<unknown>): void {
    work().catch((error: unknown) => page.tell({ event: 'failed', error: toErrorRecord(error) }));
  }

  function tell(event: ShellEvent): void {
    page.show();
    page.tell(event);
  }

  return {
    go: (to) => tell({ event: 'go', to }),
    act: (action) => tell({ event: 'act', action }),
    chooseTheme: (choice) => tell({ event: 'theme', choice }),
    openDocuments: () => attempt(async () => documents.open(await chooseDocuments(page.window(), true))),
    reopen: (file) => attempt(() => documents.reopen(file)),
    forgetFiles: () => attempt(documents.forget),
    // A radio item is marked by the click alone.
    openWorkspace: (id) => attempt(() => workspaces.open(id).finally(setMenu)),
    createWorkspace: () => attempt(workspaces.create),
    showFolder: () => attempt(showFolder),
    copyDiagnostics: () =>
      attempt(async () => {
        await copyDiagnostics(engine, null);
        tell({ event: 'told', what: 'diagnostics-copied', name: '' });
      }),
  };
}
