/** What the engine says, in the language shown. It speaks English and tells sentence and values apart. */
import type { ErrorRecord } from '../main/contract/errors.ts';
import { verbatim, wordsOf, type Phrase } from '../main/contract/phrase.ts';
import { formatCount } from './format.ts';
import { texts } from './texts.ts';

export function sentence(phrase: Phrase): string {
  return wordsOf(phrase, translated, formatCount);
}

/** Message and next step of an error. */
export function errorWords({ message, nextStep, said }: ErrorRecord): { message: string; nextStep: string | null } {
  return {
    message: sentence(said?.message ?? verbatim(message)),
    nextStep: nextStep === undefined ? null : sentence(said?.nextStep ?? verbatim(nextStep)),
  };
}

/**
 * A reason that came without its phrase: set-up writes them to a file, joined by semicolons, before there is an engine. They
 * are recognised by their form, whole or in parts, and stay as they are where they fit none.
 */
export function reason(text: string): string {
  const whole = recognised(text);
  return (
    whole ??
    text
      .split('; ')
      .map((part) => recognised(part) ?? part)
      .join('; ')
  );
}

function translated(template: string): string {
  return texts.sentences[template] ?? template;
}

/** The reason of which `text` is an instance; values stand in the order of the English sentence. */
function recognised(text: string): string | null {
  for (const [english, translation = english] of Object.entries(texts.reasons)) {
    const values = formOf(english).exec(text)?.slice(1);
    if (values) return wordsOf({ template: translation, values });
  }
  return null;
}

/** A value holds no semicolon: that would join two reasons to one. */
function formOf(template: string): RegExp {
  const parts = template.split(/\{\d+\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^;]+)')}$`);
}
