/** Splits a text into pieces that one font shows in one direction, and puts the pieces of a line in the order seen. */
import createBidi from 'bidi-js';
import type { Typefaces } from './typefaces.ts';

export interface Run {
  /** Brackets from right to left are mirrored. */
  readonly text: string;
  readonly file: string;
  /** Embedding level of the bidirectional algorithm: odd from right to left. */
  readonly level: number;
  /** A line may end here. */
  readonly isSpace: boolean;
}

const bidi = createBidi();
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Keep a stranger's text from turning what stands around it; they show nothing themselves (Unicode, UAX 9). */
const isolate = '\u2068';
const endOfIsolate = '\u2069';

/** Joiners change how letters are shaped; every other invisible character is written out, for nobody to hide behind. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const joiners = new Set(['\u200c', '\u200d']);

/**
 * Text that people or files gave, made safe to stand inside a sentence: what no font shows is written out as its code
 * point, and noted.
 * @param missing what could not be shown, as in `U+1F600`; added to
 */
export function shown(text: string, typefaces: Typefaces, missing: Set<string>): string {
  const visible = text
    .normalize('NFC')
    .replace(invisible, (character) => (joiners.has(character) ? character : writtenOut(character, missing)));
  const clusters = [...graphemes.segment(visible)].map(({ segment }) =>
    typefaces.fileFor(segment) === null ? shownApart(segment, typefaces, missing) : segment,
  );
  return `${isolate}${clusters.join('')}${endOfIsolate}`;
}

/** A base with an accent that no single font has together may still be shown one after the other. */
function shownApart(cluster: string, typefaces: Typefaces, missing: Set<string>): string {
  return [...cluster]
    .map((character) => (typefaces.fileFor(character) === null ? writtenOut(character, missing) : character))
    .join('');
}

function writtenOut(character: string, missing: Set<string>): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  missing.add(code);
  return `‹${code}›`;
}

/** In the order of reading. Text that went through `shown`, or is ours, has a font for every character. */
export function runsOf(text: string, typefaces: Typefaces): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'ltr');
  const runs: Run[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    if (segment === isolate || segment === endOfIsolate) continue;
    const level = levels[index];
    const piece = level % 2 === 1 ? (bidi.getMirroredCharacter(segment) ?? segment) : segment;
    const file = typefaces.fileFor(piece) ?? typefaces.fileFor('?') ?? '';
    append(runs, { text: piece, file, level, isSpace: piece === ' ' });
  }
  return runs;
}

/** Letters from right to left are shaped together; signs between them would be drawn in the wrong order. */
const turnsAround = /[\p{Script=Hebrew}\p{Script=Arabic}\p{M}\u200c\u200d]/u;

function append(runs: Run[], next: Run): void {
  const last = runs.at(-1);
  const joins =
    last !== undefined &&
    last.file === next.file &&
    last.level === next.level &&
    last.isSpace === next.isSpace &&
    (next.level % 2 === 0 || (turnsAround.test(last.text) && turnsAround.test(next.text)));
  if (joins) runs[runs.length - 1] = { ...last, text: last.text + next.text };
  else runs.push(next);
}

/** The runs of one line from left to right: rule L2 of the algorithm, applied to whole runs. */
export function seenOrder(line: readonly Run[]): Run[] {
  const ordered = [...line];
  const highest = Math.max(0, ...line.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < ordered.length; start++) {
      if (ordered[start].level < level) continue;
      let end = start;
      while (end < ordered.length && ordered[end].level >= level) end++;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

/** Glyphs of these stand for one letter each, in the order of reading. */
const plain =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}]*$/u;

/**
 * Whether a run must say what it spells, for those who search and copy: its glyphs are not its letters in their order.
 * From right to left it must not, since readers of PDF turn such text around by themselves.
 */
export function mustBeSpelled({ text, level }: Run): boolean {
  return level % 2 === 0 && !plain.test(text);
}

/** Breaks into lines at spaces; a word longer than a line is cut. `width` measures a run in points. */
export function linesOf(runs: readonly Run[], available: number, width: (run: Run) => number): Run[][] {
  const lines: Run[][] = [[]];
  let left = available;
  const put = (word: readonly Run[], wide: number) => {
    lines[lines.length - 1].push(...word);
    left -= wide;
  };
  const begin = () => {
    lines.push([]);
    left = available;
  };
  for (const word of wordsOf(runs)) {
    const wide = word.reduce((sum, run) => sum + width(run), 0);
    const isSpace = word[0].isSpace;
    if (wide > left && !isSpace && lines[lines.length - 1].length > 0 && wide <= available) begin();
    if (isSpace && left === available) continue;
    if (wide <= left || isSpace) put(word, wide);
    else {
      for (const piece of word.flatMap(cutApart)) {
        if (width(piece) > left) begin();
        put([piece], width(piece));
      }
    }
  }
  return lines.map(withoutTrailingSpace).filter((line, index) => line.length > 0 || index === 0);
}

function wordsOf(runs: readonly Run[]): Run[][] {
  const words: Run[][] = [];
  for (const run of runs) {
    const last = words.at(-1);
    if (last && !run.isSpace && !last[0].isSpace) last.push(run);
    else words.push([run]);
  }
  return words;
}

function cutApart(run: Run): Run[] {
  return [...graphemes.segment(run.text)].map(({ segment }) => ({ ...run, text: segment }));
}

function withoutTrailingSpace(line: Run[]): Run[] {
  return line.at(-1)?.isSpace ? line.slice(0, -1) : line;
}
