import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { MenuActions, MenuState } from '../../electron/menu.ts';
import { english } from '../../electron/texts/english.ts';
import { german } from '../../electron/texts/german.ts';
import { parseRoute } from '../../renderer/state/routes.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
const { createMenu } = await import('../../electron/menu.ts');

type Item = MenuItemConstructorOptions;

function actions() {
  const told: unknown[][] = [];
  const note =
    (name: string) =>
    (...parameters: unknown[]) =>
      void told.push([name, ...parameters]);
  const names = ['go', 'act', 'chooseTheme', 'openDocuments', 'reopen', 'forgetFiles', 'openWorkspace'];
  names.push('createWorkspace', 'showFolder', 'copyDiagnostics');
  return { told, actions: Object.fromEntries(names.map((name) => [name, note(name)])) as unknown as MenuActions };
}

const usual: MenuState = {
  platform: 'linux',
  isPackaged: true,
  words: english.menu,
  theme: 'dark',
  files: [{ id: 'f', name: 'Fish & Chips.pdf', openedAt: 1 }],
  workspaces: [
    { id: 'a', name: 'one', directory: '/one', isOpen: true },
    { id: 'b', name: 'two', directory: '/two', isOpen: false },
  ],
};

function build(state: Partial<MenuState> = {}) {
  const { told, actions: given } = actions();
  const { template } = createMenu({ ...usual, ...state }, given) as unknown as { template: Item[] };
  const all = flat(template);
  const click = (label: string) => {
    const item = all.find((candidate) => candidate.label === label);
    (item?.click as (() => void) | undefined)?.();
    return told.at(-1);
  };
  return { template, all, click };
}

function flat(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...flat(Array.isArray(item.submenu) ? item.submenu : [])]);
}

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('on %s has what such a system expects', (platform) => {
    const roles = build({ platform }).all.map(({ role }) => role);
    const everywhere = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom'] as const;
    expect(roles).toEqual(expect.arrayContaining([...everywhere, 'togglefullscreen', 'quit', 'about', 'close']));
    const ofMac = ['services', 'hide', 'hideOthers', 'unhide', 'zoom'] as const;
    for (const role of ofMac) expect(roles.includes(role), role).toBe(platform === 'darwin');
    expect(build({ platform }).template[0].label).toBe(platform === 'darwin' ? 'Paraph' : '&File');
  });

  it('offers developer tools in a checkout alone', () => {
    expect(build().all.map(({ role }) => role)).not.toContain('toggleDevTools');
    expect(build({ isPackaged: false }).all.map(({ role }) => role)).toContain('toggleDevTools');
  });

  it.each([
    ['Open…', 'openDocuments'],
    ['Fish && Chips.pdf', 'reopen', 'f'],
    ['Clear This List', 'forgetFiles'],
    ['Enrol Someone', 'go', '#/enrol'],
    ['Verify a Signature', 'go', '#/verify'],
    ['Identify a Signature', 'go', '#/identify'],
    ['two', 'openWorkspace', 'b'],
    ['Open Workspace…', 'openWorkspace', null],
    ['New Workspace…', 'createWorkspace'],
    ['Show Data Folder', 'showFolder'],
    ['Settings…', 'go', '#/settings'],
    ['Find an Action or a Person', 'act', 'find'],
    ['Light', 'chooseTheme', 'light'],
    ['Keyboard Shortcuts', 'act', 'shortcuts'],
    ['Report a Problem: Copy Diagnostics', 'copyDiagnostics'],
  ])('“%s” does %s %s', (label, ...done) => {
    expect(build().click(label)).toEqual(done);
  });

  it('goes to views that there are', () => {
    const { all, click } = build();
    const addresses = all.flatMap(({ label }) => {
      const [what, to] = click(label ?? '') ?? [];
      return what === 'go' ? [String(to)] : [];
    });
    for (const address of addresses) expect(parseRoute(address).view, address).toBe(address.slice(2));
  });

  it('marks the theme and the workspace that are in use', () => {
    const marked = build().all.filter(({ checked }) => checked);
    expect(marked.map(({ label }) => label)).toEqual(['one', 'Dark']);
  });

  it('gives no key to two things, and leaves the page’s own key to the page', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const keys = build({ platform }).all.flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
    const find = build().all.find(({ accelerator }) => accelerator === 'CmdOrCtrl+K');
    expect(find?.registerAccelerator).toBe(false);
  });

  it('says in each language something for every item', () => {
    const words = build({ words: german.menu }).all.flatMap(({ label }) => label ?? []);
    expect(words).toEqual(expect.arrayContaining(['&Datei', 'Öffnen …', 'Tastenkürzel']));
    // What is the same in both is a name, or the same word.
    const same = words.filter((word) => build().all.some(({ label }) => label === word));
    expect(same.sort()).toEqual(['Fish && Chips.pdf', 'one', 'two']);
  });

  it('says so when nothing was opened yet', () => {
    const item = build({ files: [] }).all.find(({ label }) => label === 'Nothing Opened Yet');
    expect(item?.enabled).toBe(false);
  });
});
