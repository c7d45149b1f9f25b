import { formatCount } from '../format.ts';
import type { Language } from '../state/language.svelte.ts';

/** Says a number with its noun, in the form that the language's plural rules ask for. */
export type Counted = (count: number, one: string, other: string) => string;

/** For languages whose nouns have two forms; a language with more needs a function that takes more. */
export function createCounted(language: Language): Counted {
  const rules = new Intl.PluralRules(language);
  return (count, one, other) => `${formatCount(count)} ${rules.select(count) === 'one' ? one : other}`;
}
