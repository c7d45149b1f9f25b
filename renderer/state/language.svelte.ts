import { recall, remember } from './memory.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

const directions: Readonly<Record<Language, 'ltr' | 'rtl'>> = { en: 'ltr', de: 'ltr' };

let wanted = $state.raw(systemLanguages());
let choice = $state<LanguageChoice>(languageChoices.find((name) => name === recall('language')) ?? 'system');
const shown = $derived(choice === 'system' ? preferred(wanted) : choice);
const locale = $derived(wanted.find((tag) => languageOf(tag) === shown) ?? shown);

/** One for the window: words and formats read it wherever they are, and follow when it changes. */
export const language = {
  get choice(): LanguageChoice {
    return choice;
  },
  set choice(next) {
    choice = next;
    remember('language', next);
  },
  /** What is shown: the choice, or the first language of the system that Paraph speaks. */
  get shown(): Language {
    return shown;
  },
  /** The region's variant of that language, where the system names one: `de-CH` writes numbers otherwise than `de`. */
  get locale(): string {
    return locale;
  },
};

/** Keeps `lang` and `dir` of the document up to date, for screen readers, hyphenation and layout. Call it in a component. */
export function followLanguage(): void {
  $effect(() => {
    document.documentElement.lang = shown;
    document.documentElement.dir = directions[shown];
  });
  $effect(() => {
    const follow = () => void (wanted = systemLanguages());
    window.addEventListener('languagechange', follow);
    return () => window.removeEventListener('languagechange', follow);
  });
}

function preferred(tags: readonly string[]): Language {
  return tags.map(languageOf).find((name) => name !== undefined) ?? 'en';
}

function languageOf(tag: string): Language | undefined {
  return languages.find((name) => name === tag.toLowerCase().split('-')[0]);
}

/** English where there is no window: logic is tested without one, and alike on every machine. */
function systemLanguages(): readonly string[] {
  return typeof window === 'undefined' ? ['en'] : window.navigator.languages;
}
