/** By how much accuracies differ, with an interval for what chance makes of it. */
import type { OneShotResult } from '../contract/lab/records.ts';
import { betaShareBelow } from '../matching/binomial.ts';

/** One accuracy and how much of it counts, positive on one side of the comparison and negative on the other. */
export interface Term {
  readonly weight: number;
  readonly result: OneShotResult;
}

export interface Contrast {
  readonly difference: number;
  /** 95 %. */
  readonly interval: [number, number];
}

/**
 * Σ weight × accuracy with the interval that the accuracies' own intervals make of it (Zou and Donner 2008; for two shares
 * Newcombe's, 1998). Trials of different results count as independent; where both sides were tried on the same ones, the
 * interval is rather too wide.
 */
export function contrastOf(terms: readonly Term[]): Contrast {
  let [difference, below, above] = [0, 0, 0];
  for (const { weight, result } of terms) {
    const ends = result.ci.map((end) => weight * (end - result.accuracy));
    difference += weight * result.accuracy;
    below += Math.min(...ends) ** 2;
    above += Math.max(...ends) ** 2;
  }
  return { difference, interval: [difference - Math.sqrt(below), difference + Math.sqrt(above)] };
}

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
