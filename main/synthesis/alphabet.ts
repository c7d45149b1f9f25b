import { assert } from '../base/assert.ts';
import type { Random } from '../base/random.ts';
import { capitals, type Capital } from './capitals.ts';
import type { Hand } from './hand.ts';
import { smallLetters, type Aim, type Letter } from './letters.ts';

/** This hand's own way to form every letter. */
export interface Alphabet {
  small(letter: string): Letter;
  capital(letter: string): Capital;
}

export function createAlphabet(hand: Hand, random: Random): Alphabet {
  const own = ([x, y, bend]: Aim, size: number): Aim => [
    x + random.normal() * hand.formNoise * size,
    y + random.normal() * hand.formNoise * size,
    bend + random.normal() * 0.18,
  ];
  const small = Object.fromEntries(
    Object.entries(smallLetters).map(([name, form]) => [name, { ...form, aims: form.aims.map((aim) => own(aim, 1)) }]),
  );
  const large = Object.fromEntries(
    Object.entries(capitals).map(([name, forms]) => {
      const form = forms[random.below(forms.length)];
      return [name, { ...form, lines: form.lines.map((line) => line.map((aim) => own(aim, 0.5))) }];
    }),
  );
  return { small: (letter) => found(small, letter), capital: (letter) => found(large, letter) };
}

function found<T>(forms: Readonly<Record<string, T>>, letter: string): T {
  const form = forms[letter];
  assert(form !== undefined, `no hand has learnt the letter ${letter}`);
  return form;
}
