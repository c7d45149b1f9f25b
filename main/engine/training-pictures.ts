/** Pictures to learn from, collected writer by writer. */
import { createHash } from 'node:crypto';
import { largestMessage } from '../base/port.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { WriterSignatures } from '../training/sampler.ts';
import type { TrainingSet } from '../training/trainer.ts';

export type Input = Pick<TrainingSet, 'width' | 'height'>;

/** Fewer writers cannot be split into some to learn from and some to measure on. */
export const fewestWriters = 6;

/** As many pictures fit into the message to the trainer, with room for whose they are. */
export function mostPictures({ width, height }: Input): number {
  return Math.floor((0.9 * largestMessage) / (width * height));
}

/** @throws ParaphError `refused` for too few writers */
export function requireWriters(writers: readonly WriterSignatures[], nextStep: ReturnType<typeof say>): void {
  if (writers.length >= fewestWriters) return;
  throw new ParaphError(
    'refused',
    say`Training needs at least ${fewestWriters} writers with two signatures each; found: ${writers.length}.`,
    { nextStep },
  );
}

export interface Picture {
  readonly coverage: Uint8Array;
  /** How many times as often as a specimen it is to be looked at. */
  readonly weight: number;
}

export const plain = (coverage: Uint8Array): Picture => ({ coverage, weight: 1 });

/** Collects pictures writer by writer; exact duplicates, wherever, count once, as much as the heaviest of them. */
export function createGatherer({ width, height }: Input) {
  const pictures: Uint8Array[] = [];
  const weights: number[] = [];
  const writers: WriterSignatures[] = [];
  const places = new Map<string, number>();
  /** Where the picture lies; null when it lay there before. */
  const place = ({ coverage, weight }: Picture): number | null => {
    const hash = createHash('sha256').update(coverage).digest('base64');
    const known = places.get(hash);
    if (known !== undefined) {
      weights[known] = Math.max(weights[known], weight);
      return null;
    }
    weights.push(weight);
    const fresh = pictures.push(coverage) - 1;
    places.set(hash, fresh);
    return fresh;
  };
  const placeAll = (some: readonly Picture[]) => some.map(place).filter((fresh) => fresh !== null);
  return {
    /** @returns whether the writer has enough to be learnt from */
    add(genuine: readonly Picture[], forged: readonly Picture[]): boolean {
      const writer = { genuine: placeAll(genuine), forged: placeAll(forged) };
      if (writer.genuine.length < 2) return false;
      writers.push(writer);
      return true;
    },
    /** @throws ParaphError `too-large` for more than a run takes */
    set(): TrainingSet {
      refuseTooMany(pictures.length, mostPictures({ width, height }));
      const coverage = new Uint8Array(pictures.length * width * height);
      pictures.forEach((picture, index) => coverage.set(picture, index * width * height));
      const isEven = weights.every((weight) => weight === 1);
      return { width, height, coverage, writers, ...(isEven ? {} : { weights }) };
    },
  };
}

function refuseTooMany(count: number, most: number): void {
  if (count <= most) return;
  throw new ParaphError('too-large', say`There are ${count} signatures; a run takes up to ${most}.`, {
    nextStep: say`Leave out some of the writers.`,
  });
}
