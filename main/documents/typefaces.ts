/** The fonts that reports embed: which file shows which characters. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from '../contract/schema.ts';
import { charactersOf } from './font-characters.ts';
import { unpackWoff2 } from './woff2.ts';

export type Weight = 'regular' | 'bold';
const weights = { regular: 400, bold: 650 } as const;

/** Asked in this order; the last two are large, and cut into a hundred files each. */
const families = ['', '-hebrew', '-arabic', '-thai', '-kr', '-sc'].map((script) => `noto-sans${script}`);

/** A piece of a font, as the registry cuts them: a file, and the characters it is meant for. */
interface Slice {
  readonly file: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

export interface Typefaces {
  /** The file that shows all of these characters; null when none does. */
  fileFor(text: string): string | null;
  /** The font of a file as OpenType, and how to choose its weight. */
  font(file: string, weight: Weight): { bytes: Uint8Array; variation: { wght: number } };
}

export function createTypefaces(): Typefaces {
  const slices = families.flatMap(slicesOf);
  const characters = new Map<string, ReadonlySet<number>>();
  const known = new Map<string, string | null>();

  const shows = (file: string, codePoints: readonly number[]): boolean => {
    const shown = characters.get(file) ?? charactersOf(unpackWoff2(readFileSync(file), 0));
    characters.set(file, shown);
    return codePoints.every((codePoint) => shown.has(codePoint));
  };
  const find = (text: string): string | null => {
    const codePoints = [...text].map((character) => character.codePointAt(0) ?? 0);
    const found = slices.find(
      (slice) => codePoints.every((one) => covers(slice, one)) && shows(slice.file, codePoints),
    );
    return found?.file ?? null;
  };
  return {
    fileFor: (text) => {
      const before = known.get(text);
      const file = before === undefined ? find(text) : before;
      known.set(text, file);
      return file;
    },
    font: (file, weight) => {
      const bytes = unpackWoff2(readFileSync(file), markOf(`${basename(file)} ${weight}`));
      return { bytes, variation: { wght: weights[weight] } };
    },
  };
}

/** The PDF library takes two fonts of one name for the same unless they differ in this. */
function markOf(name: string): number {
  return hash('sha256', name, 'buffer').readUInt32BE();
}

function covers({ ranges }: Slice, codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

const Coverage = z.record(z.string(), z.string());

/** Each package says in the form of CSS which characters each of its files is for. */
function slicesOf(family: string): Slice[] {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve(`@fontsource-variable/${family}/package.json`));
  const coverage = z.parse(Coverage, JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')));
  return Object.entries(coverage).map(([name, ranges]) => ({
    file: join(folder, 'files', `${family}-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: ranges.split(',').map(readRange),
  }));
}

/** `U+1F4-1FF`, or a single `U+20AC`. */
function readRange(range: string): readonly [first: number, last: number] {
  const [first, last = first] = range.trim().slice(2).split('-');
  return [parseInt(first, 16), parseInt(last, 16)];
}
