/** The application's menu, in the language of the interface. What it does in the page, the page's own keys do too. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuAction, RecentFile, RecentWorkspace, ThemeChoice } from '../main/contract/shell.ts';
import type { ShellTexts } from './texts/english.ts';

type Item = MenuItemConstructorOptions;
type Words = ShellTexts['menu'];

export interface MenuState {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly words: Words;
  readonly theme: ThemeChoice;
  readonly files: readonly RecentFile[];
  readonly workspaces: readonly RecentWorkspace[];
}

export interface MenuActions {
  /** Shows a view, by its address. */
  go(to: string): void;
  act(action: MenuAction): void;
  chooseTheme(choice: ThemeChoice): void;
  openDocuments(): void;
  reopen(file: string): void;
  forgetFiles(): void;
  openWorkspace(id: string | null): void;
  createWorkspace(): void;
  showFolder(): void;
  copyDiagnostics(): void;
}

const separator: Item = { type: 'separator' };

export function createMenu(state: MenuState, actions: MenuActions): Menu {
  const isMac = state.platform === 'darwin';
  const { words } = state;
  return Menu.buildFromTemplate([
    ...(isMac ? [applicationMenu(words, actions)] : []),
    { label: words.file, submenu: fileItems(state, actions, isMac) },
    { label: words.edit, submenu: editItems(words) },
    { label: words.view, submenu: viewItems(state, actions) },
    { label: words.window, role: 'window', submenu: windowItems(words, isMac) },
    { label: words.help, role: 'help', submenu: helpItems(words, actions, isMac) },
  ]);
}

/** macOS alone has a menu of the application's name. */
function applicationMenu(words: Words, actions: MenuActions): Item {
  return {
    label: 'Paraph',
    submenu: [
      { label: words.about, role: 'about' },
      separator,
      settingsItem(words, actions),
      separator,
      { label: words.services, role: 'services' },
      separator,
      { label: words.hide, role: 'hide' },
      { label: words.hideOthers, role: 'hideOthers' },
      { label: words.showAll, role: 'unhide' },
      separator,
      { label: words.quit, role: 'quit' },
    ],
  };
}

function settingsItem(words: Words, { go }: MenuActions): Item {
  return { label: words.settings, accelerator: 'CmdOrCtrl+,', click: () => go('#/settings') };
}

function fileItems(state: MenuState, actions: MenuActions, isMac: boolean): Item[] {
  const { words } = state;
  const leave: Item[] = isMac
    ? [{ label: words.closeWindow, role: 'close' }]
    : [settingsItem(words, actions), separator, { label: words.exit, role: 'quit' }];
  return [
    { label: words.open, accelerator: 'CmdOrCtrl+O', click: () => actions.openDocuments() },
    { label: words.openRecent, submenu: recentItems(state, actions) },
    separator,
    { label: words.enrol, accelerator: 'CmdOrCtrl+Shift+E', click: () => actions.go('#/enrol') },
    { label: words.verify, accelerator: 'CmdOrCtrl+Shift+V', click: () => actions.go('#/verify') },
    { label: words.identify, accelerator: 'CmdOrCtrl+Shift+I', click: () => actions.go('#/identify') },
    separator,
    { label: words.workspace, submenu: workspaceItems(state, actions) },
    separator,
    ...leave,
  ];
}

function recentItems({ words, files }: MenuState, actions: MenuActions): Item[] {
  if (files.length === 0) return [{ label: words.noRecent, enabled: false }];
  return [
    ...files.map(({ id, name }): Item => ({ label: plain(name), click: () => actions.reopen(id) })),
    separator,
    { label: words.forgetRecent, click: () => actions.forgetFiles() },
  ];
}

function workspaceItems({ words, workspaces }: MenuState, actions: MenuActions): Item[] {
  const known = workspaces.map(({ id, name, directory, isOpen }): Item => ({
    type: 'radio',
    label: plain(name),
    toolTip: directory,
    checked: isOpen,
    click: () => actions.openWorkspace(id),
  }));
  return [
    ...known,
    separator,
    { label: words.openWorkspace, click: () => actions.openWorkspace(null) },
    { label: words.createWorkspace, click: () => actions.createWorkspace() },
    separator,
    { label: words.showFolder, click: () => actions.showFolder() },
  ];
}

function editItems(words: Words): Item[] {
  return [
    { label: words.undo, role: 'undo' },
    { label: words.redo, role: 'redo' },
    separator,
    { label: words.cut, role: 'cut' },
    { label: words.copy, role: 'copy' },
    { label: words.paste, role: 'paste' },
    { label: words.delete, role: 'delete' },
    separator,
    { label: words.selectAll, role: 'selectAll' },
  ];
}

function viewItems({ words, theme, isPackaged }: MenuState, actions: MenuActions): Item[] {
  const themes = ['light', 'dark', 'system'] as const;
  const development: Item[] = [
    separator,
    { label: words.reload, role: 'reload' },
    { label: words.developerTools, role: 'toggleDevTools' },
  ];
  return [
    { label: words.overview, click: () => actions.go('#/overview') },
    { label: words.signatories, click: () => actions.go('#/signatories') },
    { label: words.cases, click: () => actions.go('#/cases') },
    { label: words.models, click: () => actions.go('#/models') },
    // The page itself listens for this key; the menu only shows it.
    { label: words.find, accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => actions.act('find') },
    separator,
    { label: words.actualSize, role: 'resetZoom' },
    { label: words.zoomIn, role: 'zoomIn' },
    { label: words.zoomOut, role: 'zoomOut' },
    separator,
    {
      label: words.theme,
      submenu: themes.map((choice) => ({
        type: 'radio',
        label: words[choice],
        checked: choice === theme,
        click: () => actions.chooseTheme(choice),
      })),
    },
    { label: words.fullScreen, role: 'togglefullscreen' },
    ...(isPackaged ? [] : development),
  ];
}

function windowItems(words: Words, isMac: boolean): Item[] {
  const minimise: Item = { label: words.minimise, role: 'minimize' };
  if (isMac) return [minimise, { label: words.zoom, role: 'zoom' }];
  return [minimise, { label: words.closeWindow, role: 'close' }];
}

function helpItems(words: Words, actions: MenuActions, isMac: boolean): Item[] {
  const about: Item[] = isMac ? [] : [separator, { label: words.about, role: 'about' }];
  return [
    { label: words.guide, click: () => actions.go('#/help') },
    { label: words.shortcuts, click: () => actions.act('shortcuts') },
    separator,
    { label: words.report, click: () => actions.copyDiagnostics() },
    ...about,
  ];
}

/** An ampersand would make the next letter a key of the menu. */
function plain(name: string): string {
  return name.replaceAll('&', '&&');
}
