import { describe, expect, it } from 'vitest';
import { linesOf, mustBeSpelled, runsOf, seenOrder, shown } from '../../main/documents/text-runs.ts';
import { createTypefaces } from '../../main/documents/typefaces.ts';
import { scripts } from './scripts.ts';

const typefaces = createTypefaces();
const seen = (text: string) => seenOrder(runsOf(text, typefaces)).map((run) => run.text);

describe('fonts', () => {
  it.each(Object.entries(scripts))('there are for %s', (_script, name) => {
    const missing = new Set<string>();
    expect(shown(name, typefaces, missing)).toBe(`\u2068${name.normalize('NFC')}\u2069`);
    expect([...missing]).toEqual([]);
  });

  it('are wanting for some characters, which are written out', () => {
    const missing = new Set<string>();
    expect(shown('a😀ა', typefaces, missing)).toBe('\u2068a‹U+1F600›‹U+10D0›\u2069');
    expect([...missing]).toEqual(['U+1F600', 'U+10D0']);
  });

  it('never let a file name turn its ending around', () => {
    const missing = new Set<string>();
    expect(shown('invoice\u202egnp.exe', typefaces, missing)).toContain('‹U+202E›');
    expect(seen(shown('invoice\u202egnp.exe', typefaces, missing)).join('')).toBe('invoice‹U+202E›gnp.exe');
  });
});

describe('the order seen', () => {
  it('keeps text from left to right in one run a font', () => {
    expect(runsOf('abc 12', typefaces).map(({ text }) => text)).toEqual(['abc', ' ', '12']);
  });

  it('puts words from right to left in their order, numbers among them left to right', () => {
    expect(seen('is it שרה לוי 12?')).toEqual(['is', ' ', 'it', ' ', '12', ' ', 'לוי', ' ', 'שרה', '?']);
    expect(seen('\u2068שרה 12 לוי\u2069 ok')).toEqual(['לוי', ' ', '12', ' ', 'שרה', ' ', 'ok']);
  });

  it('mirrors brackets', () => {
    expect(seen('\u2068שרה (לוי)\u2069')).toEqual(['(', 'לוי', ')', ' ', 'שרה']);
  });
});

describe('what is copied', () => {
  it('is spelled where glyphs are not the letters in their order', () => {
    const spelled = (text: string) => runsOf(text, typefaces).filter(mustBeSpelled);
    expect(spelled('is it \u2068שרה (לוי)\u2069? 张伟')).toEqual([]);
    expect(spelled('का क्षितिज').map(({ text }) => text)).toEqual(['का', 'क्षितिज']);
  });
});

describe('lines', () => {
  const lines = (text: string, available: number) =>
    linesOf(runsOf(text, typefaces), available, ({ text: piece }) => piece.length).map((line) =>
      line.map(({ text: piece }) => piece).join(''),
    );

  it('break at spaces, which stand at no edge', () => {
    expect(lines('one two three', 7)).toEqual(['one two', 'three']);
    expect(lines('one', 7)).toEqual(['one']);
    expect(lines('', 7)).toEqual(['']);
  });

  it('cut what is longer than a line', () => {
    expect(lines('a 0123456789', 5)).toEqual(['a 012', '34567', '89']);
    expect(lines('张伟劉德華', 2)).toEqual(['张伟', '劉德', '華']);
  });
});
