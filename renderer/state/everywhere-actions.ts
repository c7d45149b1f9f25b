/** What can be done from every view, by keys or from the palette. */
import { undoLast } from '../notices.ts';
import { texts } from '../texts.ts';
import { language, languageChoices } from './language.svelte.ts';
import type { Route } from './routes.ts';
import type { Session } from './session.svelte.ts';
import type { Shortcut } from './shortcuts.svelte.ts';
import { themeChoices } from './theme.svelte.ts';

/** What the window itself shows on demand. */
export interface Sheets {
  help(): void;
  palette(): void;
  jobs(): void;
  openFiles(): void;
}

/** Read anew whenever the language changes. */
export function everywhereActions({ router, theme }: Session, sheets: Sheets): Shortcut[] {
  const open = (id: string, keys: string, route: Route, does: string): Shortcut => ({
    id,
    keys,
    does,
    run: () => router.go(route),
  });
  const view = (id: keyof typeof texts.rail, keys: string, route: Route) =>
    open(id, keys, route, texts.shortcuts.go(texts.rail[id]));
  return [
    { keys: '?', does: texts.shortcuts.open, run: sheets.help, id: 'help' },
    { keys: 'Ctrl+K', does: texts.shortcuts.palette, run: sheets.palette, id: 'palette' },
    { keys: 'Ctrl+Z', does: texts.shortcuts.undo, run: () => void undoLast(), id: 'undo' },
    { keys: 'Ctrl+O', does: texts.shortcuts.openFiles, run: sheets.openFiles, id: 'open-files' },
    open('enrol', 'g e', { view: 'enrol', signatory: null }, texts.overview.enrol),
    open('import', 'g n', { view: 'import', row: null }, texts.imports.title),
    open('verify', 'g v', { view: 'verify', signatory: null }, texts.overview.verify),
    open('identify', 'g i', { view: 'identify' }, texts.overview.identify),
    view('overview', 'g o', { view: 'overview' }),
    view('signatories', 'g s', { view: 'signatories' }),
    view('review', 'g r', { view: 'review' }),
    view('cases', 'g c', { view: 'cases' }),
    view('train', 'g t', { view: 'train' }),
    view('models', 'g m', { view: 'models' }),
    view('lab', 'g l', { view: 'lab', page: 'sets' }),
    view('settings', 'g ,', { view: 'settings' }),
    open('guide', 'g h', { view: 'help' }, texts.help.title),
    { keys: 'g j', does: texts.shortcuts.jobs, run: sheets.jobs, id: 'jobs' },
    ...themeChoices.map((choice) => ({
      id: `theme-${choice}`,
      does: `${texts.theme.label}: ${texts.theme.choices[choice]}`,
      run: () => void (theme.choice = choice),
    })),
    ...languageChoices.map((choice) => ({
      id: `language-${choice}`,
      does: `${texts.language.label}: ${texts.language.choices[choice]}`,
      run: () => void (language.choice = choice),
    })),
  ];
}
