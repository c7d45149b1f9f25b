/** Pictures with a notion of same and different, in memory: what the lab's networks learn from and are tried on. */
import { ParaphError } from '../contract/errors.ts';
import type { LabPart } from '../contract/lab/records.ts';
import { say } from '../contract/phrase.ts';

export interface PictureClass {
  readonly name: string;
  /** The alphabet it belongs to, or whatever classes come in. */
  readonly group: string;
  readonly part: LabPart;
  /** Places of its pictures, in the order of who drew them where that is known. */
  readonly pictures: readonly number[];
}

/**
 * One of Lake's one-shot runs (Lake, Salakhutdinov and Tenenbaum 2015): `tests[i]` shows the class of `classes[answers[i]]`,
 * every number in `tests` and `classes` the place of a picture in the set.
 */
export interface OfficialRun {
  readonly classes: readonly number[];
  readonly tests: readonly number[];
  readonly answers: readonly number[];
}

export interface PictureSet {
  /** Pixels of each side. */
  readonly side: number;
  /** Ink 0–255, picture after picture, row by row. */
  readonly coverage: Uint8Array;
  readonly classes: readonly PictureClass[];
  readonly officialRuns: readonly OfficialRun[];
}

/** The pictures at these places, side by side. @throws ParaphError `bad-input` for a place where there is none */
export function coverageAt({ side, coverage }: PictureSet, places: readonly number[]): Uint8Array<ArrayBuffer> {
  const pixels = side * side;
  const count = coverage.length / pixels;
  const found = new Uint8Array(places.length * pixels);
  places.forEach((place, index) => {
    if (place >= count) throw new ParaphError('bad-input', say`The set has no picture at place ${place}.`);
    found.set(coverage.subarray(place * pixels, (place + 1) * pixels), index * pixels);
  });
  return found;
}
