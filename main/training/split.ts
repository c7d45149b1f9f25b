/** Which writers a run learns from, and which it is measured on: never the same. */
import { createRandom } from '../base/random.ts';
import type { WriterSignatures } from './sampler.ts';

export interface Split {
  /** Indices of writers. */
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
}

/** More tell hardly more, and measuring them again and again takes longer than learning. */
const mostHeldOut = 40;

/**
 * Splits by writer, by chance from the seed. Forgeries are scarce, so that writers with and without are split apart:
 * both parts get their share.
 *
 * @param share of the writers to keep apart, rounded; of each kind that has four at least two, for one is compared with
 *              another, and at most 40
 */
export function splitByWriter(writers: readonly WriterSignatures[], share: number, seed: number): Split {
  const random = createRandom(seed);
  const indices = writers.map((_, index) => index);
  const kinds = [true, false].map((forged) => indices.filter((index) => writers[index].forged.length > 0 === forged));
  const training: number[] = [];
  const heldOut: number[] = [];
  for (const kind of kinds) {
    const shuffled = random.shuffled(kind);
    const count = kind.length < 4 ? 0 : Math.max(2, Math.min(mostHeldOut, Math.round(share * kind.length)));
    heldOut.push(...shuffled.slice(0, count));
    training.push(...shuffled.slice(count));
  }
  const ascending = (a: number, b: number) => a - b;
  return { training: training.sort(ascending), heldOut: heldOut.sort(ascending) };
}
