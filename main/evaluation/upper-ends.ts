/** What error rates may be at most among writers who were not there: over all of them, and in every set of them. */
import type { Random } from '../base/random.ts';
import { mean } from '../base/vectors.ts';
import { upperEnd } from '../matching/binomial.ts';
import { percentileInterval, resampleWriters } from './bootstrap.ts';
import { meanOverWriters } from './metrics.ts';

/** A set with fewer writers says too little to be bounded by itself; it counts among all. */
const fewestOfSet = 5;

/** How many writers' worth the comparisons of all are is measured where errors are rare, yet not single. */
const measuredAt = [1, 2, 5, 10, 20] as const;

/** One writer's distances of one kind. */
type Distances = readonly number[];

/**
 * For each percentile, which share at or below it the data cannot exclude. Two bounds, of which the larger stands:
 * – over all writers Clopper and Pearson's, with the number of independent comparisons that these are worth (Korn and
 *   Graubard 1998), so that a rate without any error seen is bounded too, by the rule of three;
 * – in each set of writers, since whoever uses a threshold has material like one set and never a mixture, what as many
 *   other writers may show: the bootstrap's interval, wider by √2, since these differ from the truth as well.
 *
 * @param sets        writers of each set with their distances; those without any are left out
 * @param percentiles of these distances, the 0th to the 100th, ascending
 * @param draws       how often each comparison was repeated with other references: repeats say nothing new
 * @returns 101 rates, rising
 */
export function upperEndsOf(
  sets: readonly (readonly Distances[])[],
  percentiles: readonly number[],
  draws: number,
  random: Random,
): number[] {
  const filled = sets.map((writers) => writers.filter((distances) => distances.length > 0));
  const everybody = sharesBelow(filled.flat(), percentiles);
  const trials = independentComparisons(everybody, filled.flat(), draws);
  const bounds = [
    everybody.map((shares, i) => (i === 0 ? upperEnd(0, trials) : upperEnd(mean(shares) * trials, trials))),
    ...filled
      .filter((writers) => writers.length >= fewestOfSet)
      .map((writers) => bootstrapEnds(sharesBelow(writers, percentiles), writers.length, random)),
  ];
  let highest = 0;
  return percentiles.map((_, i) => (highest = Math.min(1, Math.max(highest, ...bounds.map((ends) => ends[i])))));
}

/** By percentile, the share of each writer's distances at or below it. */
function sharesBelow(writers: readonly Distances[], percentiles: readonly number[]): number[][] {
  return percentiles.map((mark) =>
    writers.map((distances) => distances.filter((distance) => distance <= mark).length / distances.length),
  );
}

/**
 * p (1 − p) / variance of the mean over writers: as many comparisons independent of one another would be as sure. At
 * least the writers, at most the comparisons.
 */
function independentComparisons(
  shares: readonly (readonly number[])[],
  writers: readonly Distances[],
  draws: number,
): number {
  const comparisons = writers.reduce((sum, distances) => sum + distances.length / draws, 0);
  const worths = measuredAt.flatMap((percentile) => {
    const ofWriters = shares[percentile];
    const share = mean(ofWriters);
    const squares = ofWriters.reduce((sum, each) => sum + (each - share) ** 2, 0);
    const variance = squares / Math.max(1, ofWriters.length - 1) / ofWriters.length;
    return variance > 0 && share < 1 ? [(share * (1 - share)) / variance] : [];
  });
  const worth = worths.length === 0 ? writers.length : mean(worths);
  return Math.min(comparisons, Math.max(writers.length, worth));
}

function bootstrapEnds(shares: readonly (readonly number[])[], writerCount: number, random: Random): number[] {
  const resamples = resampleWriters(writerCount, random);
  return shares.map((ofWriters) => {
    const share = mean(ofWriters);
    if (share === 0) return 0;
    const interval = percentileInterval(resamples, (times) => meanOverWriters(ofWriters, times));
    return interval === null ? share : share + Math.SQRT2 * (interval[1] - share);
  });
}
