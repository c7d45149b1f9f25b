/** Language and theme as the interface shows them, for what the system draws: menus, dialogs, the first background. */
import { app, nativeTheme } from 'electron';
import { z } from '../main/contract/schema.ts';
import { Language, ThemeChoice } from '../main/contract/shell.ts';
import { keepRecord, readRecord } from './kept-record.ts';
import { english, type ShellTexts } from './texts/english.ts';
import { german } from './texts/german.ts';

const Appearance = z.object({ language: Language, theme: ThemeChoice });
export type Appearance = z.infer<typeof Appearance>;

const catalogues: Readonly<Record<Language, ShellTexts>> = { en: english, de: german };

let shown: Appearance = { language: 'en', theme: 'system' };

/** As it was last; at the first start what the system speaks. */
export function recallAppearance(): void {
  const language = app.getPreferredSystemLanguages()[0]?.startsWith('de') ? 'de' : 'en';
  shown = readRecord('appearance', Appearance, { language, theme: 'system' });
  nativeTheme.themeSource = shown.theme;
}

/** @returns whether anything is another than before */
export function follow(next: Appearance): boolean {
  if (next.language === shown.language && next.theme === shown.theme) return false;
  shown = next;
  nativeTheme.themeSource = next.theme;
  keepRecord('appearance', next);
  return true;
}

export const appearance = (): Appearance => shown;
export const texts = (): ShellTexts => catalogues[shown.language];
