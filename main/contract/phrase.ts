import { z } from './schema.ts';

/** A sentence apart from what it is about: `There is no page {0}.` with `[7]`. The sentence is the key of its translations. */
export interface Phrase {
  readonly template: string;
  readonly values: readonly Value[];
}
type Value = string | number | Phrase;

export const Phrase: z.ZodMiniType<Phrase> = z.object({
  template: z.string(),
  values: z.array(z.union([z.string(), z.number(), z.lazy(() => Phrase)])),
});

/** Tags an English sentence that a person may come to read in another language; a value may be a phrase itself. */
export function say(parts: TemplateStringsArray, ...values: readonly Value[]): Phrase {
  return { template: parts.reduce((sentence, part, i) => `${sentence}{${i - 1}}${part}`), values };
}

/** A text from elsewhere, shown as it is in every language. */
export function verbatim(text: string): Phrase {
  return { template: '{0}', values: [text] };
}

/** The sentence with its values. `translate` gives the sentence in another language, `write` a number as one writes it there. */
export function wordsOf(
  { template, values }: Phrase,
  translate: (template: string) => string = (english) => english,
  write: (value: number) => string = String,
): string {
  return translate(template).replace(/\{(\d+)\}/g, (_, index: string) => {
    const value = values[Number(index)];
    if (typeof value === 'number') return write(value);
    return typeof value === 'string' ? value : wordsOf(value, translate, write);
  });
}
