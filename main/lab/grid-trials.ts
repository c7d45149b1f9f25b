/** What a network of a grid is tried on: the same trials whatever the network, so that networks differ and trials do not. */
import { breathe } from '../base/cancellation.ts';
import { createRandom } from '../base/random.ts';
import { dot } from '../base/vectors.ts';
import type { LabPart, OneShotResult } from '../contract/lab/records.ts';
import { countWon, mixedTasks, wilsonInterval } from '../evaluation/one-shot.ts';
import type { PictureSet } from './picture-set.ts';

export interface TrialPlan {
  readonly ways: readonly number[];
  readonly trials: number;
}

export type TrialResults = Readonly<Record<LabPart, OneShotResult[]>>;

/** Of every trial of every grid. */
const seed = 20;

/**
 * Trials mixed over all groups, on classes learnt and on unseen ones; nothing at an n that a part has too few classes for.
 *
 * @param vectors of every picture of the set, of unit length, row by row: [pictures × size]
 */
export async function tryNetwork(
  set: PictureSet,
  vectors: Float32Array,
  size: number,
  { ways, trials }: TrialPlan,
): Promise<TrialResults> {
  const vector = (place: number) => vectors.subarray(place * size, (place + 1) * size);
  // On the sphere both distances order alike.
  const distance = (probe: number, support: number) => -dot(vector(probe), vector(support));
  const results: Record<LabPart, OneShotResult[]> = { learnt: [], unseen: [] };
  for (const part of ['learnt', 'unseen'] as const) {
    const tasks = mixedTasks(set.classes.filter((one) => one.part === part));
    for (const n of ways) {
      const draw = tasks(n);
      if (!draw) continue;
      const won = countWon(draw, trials, distance, createRandom(seed + n));
      results[part].push({ n, accuracy: won / trials, ci: wilsonInterval(won, trials), trials });
      await breathe();
    }
  }
  return results;
}
