import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match, rank } from '../../renderer/fuzzy.ts';

const order = (query: string, ...texts: string[]) => rank(query, texts, (text) => text, []).map(({ item }) => item);

describe('finding by a few letters', () => {
  it('needs every letter, in order, whatever its case and accents', () => {
    expect(match('vs', 'Verify a signature')).not.toBeNull();
    expect(match('sv', 'Verify a signature')?.places ?? []).toEqual([]);
    expect(match('lindqvist', 'Åsa LINDQVIST')).not.toBeNull();
    expect(match('asa', 'Åsa')?.places).toEqual([0, 1, 2]);
    expect(match('中', '王小中')?.places).toEqual([2]);
    expect(match('l o', 'Enrol')).toBeNull();
    expect(match('e n l', 'Enrol')?.places).toEqual([0, 1, 4]);
  });

  it('ranks the start of the text, then of a word, then side by side, then scattered', () => {
    expect(order('set', 'Reset', 'Settings', 'Go to Settings', 'Assessment')).toEqual([
      'Settings',
      'Go to Settings',
      'Reset',
      'Assessment',
    ]);
    expect(order('gs', 'Settings', 'Go to Signatories')[0]).toBe('Go to Signatories');
    expect(order('ver', 'Overview', 'Verify a signature')[0]).toBe('Verify a signature');
  });

  it('marks the letters that make the best sense of the query', () => {
    // Not the first e and n of “Open”, but those of the word that begins with them.
    expect(match('en', 'Open: Enrol')?.places).toEqual([6, 7]);
  });

  it('prefers the shorter of two that fit alike', () => {
    expect(order('ann', 'Annabelle Berg', 'Ann')).toEqual(['Ann', 'Annabelle Berg']);
  });

  it('puts what was used last first among equals and without a query', () => {
    const items = ['one', 'two', 'three'];
    const texts = (query: string, recent: string[]) => rank(query, items, () => 'same', recent).map(({ item }) => item);
    expect(texts('', ['three', 'two'])).toEqual(['three', 'two', 'one']);
    expect(texts('sa', ['two'])).toEqual(['two', 'one', 'three']);
  });

  it('names places that hold the letters asked for, in rising order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[abc ]{0,12}$/), fc.stringMatching(/^[abc]{1,4}$/), (text, query) => {
        const found = match(query, text);
        const isThere = new RegExp([...query].join('.*')).test(text);
        expect(found !== null).toBe(isThere);
        if (!found) return;
        expect(found.places.map((place) => text[place]).join('')).toBe(query);
        expect(found.places.every((place, i) => i === 0 || place > found.places[i - 1])).toBe(true);
      }),
    );
  });
});
