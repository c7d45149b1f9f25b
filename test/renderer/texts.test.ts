import { afterEach, describe, expect, it } from 'vitest';
import { formatDistance, formatDuration, formatRate, formatRelative } from '../../renderer/format.ts';
import { language } from '../../renderer/state/language.svelte.ts';
import { texts } from '../../renderer/texts.ts';
import { english } from '../../renderer/texts/english.ts';
import { german } from '../../renderer/texts/german.ts';

afterEach(() => void (language.choice = 'system'));

/** Every text of a catalogue under its path; functions are called with numbers, which fit every value that they show. */
function sayings(words: unknown, path: string): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') return [[`${path}()`, String(words(...Array<number>(words.length).fill(7)))]];
  return Object.entries(words as object).flatMap(([key, part]) => sayings(part, `${path}.${key}`));
}

describe('texts', () => {
  it('are English without a window, and follow the language chosen', () => {
    expect(texts.verify.needsDocument).toBe(english.verify.needsDocument);
    language.choice = 'de';
    expect(texts.verify.needsDocument).toBe(german.verify.needsDocument);
    language.choice = 'en';
    expect(texts.verify.needsDocument).toBe(english.verify.needsDocument);
  });

  it('count by the rules of their language', () => {
    expect([english.cases(1), english.cases(2), english.cases(0)]).toEqual(['1 case', '2 cases', '0 cases']);
    expect([german.cases(1), german.cases(2), german.cases(0)]).toEqual(['1 Fall', '2 Fälle', '0 Fälle']);
  });

  it('show the same values in both languages', () => {
    const values = (text: string) => (text.match(/7|700 ?%/g) ?? []).length;
    const englishOnes = new Map(sayings(english, ''));
    for (const [path, text] of sayings(german, '')) {
      if (path.endsWith('()')) expect(values(text), `${path}: ${text}`).toBe(values(englishOnes.get(path) ?? ''));
    }
  });

  it('are written with the marks of their language', () => {
    for (const [path, text] of sayings(german, '')) expect(text, path).not.toMatch(/["“][^“]*”|\S…|  /);
    for (const [path, text] of sayings(english, '')) expect(text, path).not.toMatch(/„| …|  /);
  });
});

describe('formats', () => {
  it('follow the language', () => {
    language.choice = 'de';
    expect(formatDistance(1234.5)).toBe('1.234,500');
    expect(formatRate(0.047)).toMatch(/^4,7\s%$/);
    expect(formatDuration(10 * 60_000)).toBe('10 Minuten');
    expect(formatRelative(0, 3 * 86_400_000)).toBe('vor 3 Tagen');
    language.choice = 'en';
    expect(formatDistance(1234.5)).toBe('1,234.500');
    expect(formatDuration(10 * 60_000)).toBe('10 minutes');
  });
});
