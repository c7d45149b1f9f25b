import { language, type Language } from './state/language.svelte.ts';
import { english } from './texts/english.ts';
import { german } from './texts/german.ts';
import type { Words } from './texts/words.ts';

export type Catalogue = Words<typeof english>;

const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, de: german };

/**
 * What the interface says, in the language shown. Components take every word from here, and take it where it is shown: a
 * word kept in a constant would not follow a change of language.
 */
export const texts = inLanguageShown(Object.keys(english) as (keyof Catalogue)[]);

function inLanguageShown(areas: readonly (keyof Catalogue)[]): Catalogue {
  const getters = areas.map((area) => [area, { enumerable: true, get: () => catalogues[language.shown][area] }]);
  return Object.defineProperties({}, Object.fromEntries(getters)) as Catalogue;
}
