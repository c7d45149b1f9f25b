/** By how much accuracies differ, with an interval for what chance makes of it. */
import type { OneShotResult } from './records.ts';

/** One accuracy and how much of it counts, positive on one side of the comparison and negative on the other. */
export interface Term {
  readonly weight: number;
  readonly result: Pick<OneShotResult, 'accuracy' | 'ci'>;
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
