/** What several seeds gave, with an interval for what another seed would change. */
import type { Contrast } from '../contract/lab/contrast.ts';
import { betaShareBelow } from '../matching/binomial.ts';

/** The mean of what several seeds gave, with Student's interval over them (1908); from two on. */
export function meanOverSeeds(differences: readonly number[]): Contrast {
  const count = differences.length;
  const difference = differences.reduce((sum, value) => sum + value, 0) / count;
  const squares = differences.reduce((sum, value) => sum + (value - difference) ** 2, 0);
  const reach = studentQuantile(0.975, count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { difference, interval: [difference - reach, difference + reach] };
}

/** The quantile of Student's t above one half, by bisection on its share of a beta distribution. */
export function studentQuantile(share: number, freedom: number): number {
  const shareBelow = (t: number) => 1 - betaShareBelow(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  let [low, high] = [0, 1e4];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (shareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
