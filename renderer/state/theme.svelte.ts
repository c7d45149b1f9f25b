import { recall, remember } from './memory.ts';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export interface Theme {
  choice: ThemeChoice;
  /** What is shown: the choice, or what the system prefers. */
  readonly shown: 'light' | 'dark';
}

/** Keeps `data-theme` of the document up to date, which tokens.css reads. */
export function createTheme(): Theme {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  let prefersDark = $state(system.matches);
  let choice = $state<ThemeChoice>(themeChoices.find((name) => name === recall('theme')) ?? 'system');
  const shown = $derived(choice === 'system' ? (prefersDark ? 'dark' : 'light') : choice);

  const apply = () => void (document.documentElement.dataset['theme'] = shown);
  system.addEventListener('change', (change) => {
    prefersDark = change.matches;
    apply();
  });
  // Paper is white.
  window.addEventListener('beforeprint', () => (document.documentElement.dataset['theme'] = 'light'));
  window.addEventListener('afterprint', apply);
  apply();
  return {
    get choice() {
      return choice;
    },
    set choice(next) {
      choice = next;
      remember('theme', next);
      apply();
    },
    get shown() {
      return shown;
    },
  };
}
