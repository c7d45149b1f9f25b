/** Whether likelihood ratios keep their word: what they promise beside what was so. */
import type { ReliabilityBin } from '../contract/likelihood.ts';

/** Natural logarithm of the likelihood ratio of a genuine signature at a distance. */
export type LogRatio = (distance: number) => number;

/** Of one writer. */
interface Distances {
  readonly genuine: readonly number[];
  readonly impostor: readonly number[];
}

/**
 * Tenths of the probability that a ratio gives at equal prior odds: what was expected on average, what share of the
 * weight was genuine. Empty tenths are left out.
 */
export function reliabilityOf(scored: readonly Distances[], logRatio: LogRatio, bins = 10): ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ expected: 0, genuine: 0, weight: 0 }));
  for (const kind of ['genuine', 'impostor'] as const) {
    const filled = scored.map((writer) => writer[kind]).filter(({ length }) => length > 0);
    for (const distances of filled) {
      const weight = 0.5 / filled.length / distances.length;
      for (const distance of distances) {
        const probability = 1 / (1 + Math.exp(-logRatio(distance)));
        const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))];
        bin.expected += weight * probability;
        bin.weight += weight;
        if (kind === 'genuine') bin.genuine += weight;
      }
    }
  }
  return sums
    .filter(({ weight }) => weight > 0)
    .map(({ expected, genuine, weight }) => ({ expected: expected / weight, genuine: genuine / weight, weight }));
}
