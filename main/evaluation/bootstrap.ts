/** How far a figure might have come out otherwise with other writers: the bootstrap (Efron 1979). */
import type { Random } from '../base/random.ts';
import { quantile } from '../base/vectors.ts';
import type { WriterWeights } from './metrics.ts';

/** A number over writers counted by weight; null where there is nothing to count. */
export type Figure = (weights: WriterWeights) => number | null;

export const resampleCount = 1_000;

/**
 * Draws as many writers as there are, with replacement, again and again: a writer's comparisons depend on one another,
 * so writers are resampled, never single comparisons.
 *
 * @returns for each resample how often each writer was drawn
 */
export function resampleWriters(writerCount: number, random: Random, count = resampleCount): Uint16Array[] {
  return Array.from({ length: count }, () => {
    const drawn = new Uint16Array(writerCount);
    for (let i = 0; i < writerCount; i++) drawn[random.below(writerCount)]++;
    return drawn;
  });
}

/** The 2.5th and the 97.5th percentile of a figure over the resamples; null where no resample has it. */
export function percentileInterval(resamples: readonly WriterWeights[], figure: Figure): [number, number] | null {
  const values = resamples.map(figure).filter((value) => value !== null);
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  return [quantile(values, 0.025), quantile(values, 0.975)];
}
