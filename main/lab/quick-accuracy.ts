/** How often the nearest of n classes is the right one, on few trials: a figure to watch, not to report. */
import { createRandom } from '../base/random.ts';
import { dot } from '../base/vectors.ts';
import type { LabPart } from '../contract/lab/records.ts';
import type { PictureSet } from './picture-set.ts';

const trials = 200;

/**
 * One picture of each of n classes of a part, and another of one of these to be found.
 *
 * @param vectors of every picture of the set, of unit length, row by row
 * @returns a share of the trials; null where the part has fewer classes
 */
export function quickAccuracy(
  set: PictureSet,
  vectors: Float32Array,
  { part, n, size, seed }: { part: LabPart; n: number; size: number; seed: number },
): number | null {
  const classes = set.classes.filter((one) => one.part === part && one.pictures.length >= 2);
  if (classes.length < n) return null;
  const random = createRandom(seed);
  const vector = (place: number) => vectors.subarray(place * size, (place + 1) * size);
  let won = 0;
  for (let trial = 0; trial < trials; trial++) {
    const [target, ...others] = random.sample(classes, n);
    const [probe, shown] = random.sample(target.pictures, 2);
    const asked = vector(probe);
    const likeness = dot(asked, vector(shown));
    if (others.every(({ pictures }) => dot(asked, vector(random.sample(pictures, 1)[0])) < likeness)) won++;
  }
  return won / trials;
}
