/** How often the nearest of n classes is the right one, on few trials: a figure to watch, not to report. */
import { createRandom } from '../base/random.ts';
import { dot } from '../base/vectors.ts';
import type { LabPart } from '../contract/lab/records.ts';
import { countWon, mixedTasks } from '../evaluation/one-shot.ts';
import type { PictureSet } from './picture-set.ts';

const trials = 200;

/**
 * @param vectors of every picture of the set, of unit length, row by row
 * @returns a share of the trials; null where the part has fewer than n classes
 */
export function quickAccuracy(
  { classes }: PictureSet,
  vectors: Float32Array,
  { part, n, size, seed }: { part: LabPart; n: number; size: number; seed: number },
): number | null {
  const draw = mixedTasks(classes.filter((one) => one.part === part))(n);
  if (draw === null) return null;
  const vector = (place: number) => vectors.subarray(place * size, (place + 1) * size);
  // On the unit sphere both distances put the same picture nearest.
  const distance = (a: number, b: number) => 1 - dot(vector(a), vector(b));
  return countWon(draw, trials, distance, createRandom(seed)) / trials;
}
