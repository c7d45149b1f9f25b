/** From an adjusted distance to a likelihood ratio: what a comparison is worth as evidence. */
import type { Alternative, LikelihoodRatio } from '../contract/likelihood.ts';
import type { FoundedRow } from './founded-row.ts';
import { fitLogOdds, type LogOdds } from './logistic.ts';

/** Common logarithm of the likelihood ratio: falls with the distance, and stays within ± `cap`. */
export interface LikelihoodLine {
  readonly offset: number;
  readonly slope: number;
  readonly cap: number;
}

const lines = new WeakMap<FoundedRow, Record<Alternative, LikelihoodLine>>();

/**
 * Logistic regression on the row's percentiles, in which every writer weighs alike: at equal prior odds its odds are the
 * likelihood ratio. n writers bear out no ratio beyond n + 1: among them the next one may be the first exception.
 */
export function likelihoodLines(row: FoundedRow): Record<Alternative, LikelihoodLine> {
  const known = lines.get(row);
  if (known) return known;
  const fitted = { skilled: lineAgainst(row, 'skilled'), random: lineAgainst(row, 'random') };
  lines.set(row, fitted);
  return fitted;
}

function lineAgainst(row: FoundedRow, alternative: Alternative): LikelihoodLine {
  const { offset, slope } = inCommonLogarithms(fitLogOdds(middles(row.genuine), middles(row[alternative])));
  const writers = Math.min(row.writers.genuine, row.writers[alternative]);
  return { offset, slope, cap: Math.log10(writers + 1) };
}

const inCommonLogarithms = ({ offset, slope }: LogOdds) => ({
  offset: offset * Math.LOG10E,
  slope: slope * Math.LOG10E,
});

/** Each stands for a hundredth of the distances. */
export const middles = (percentiles: readonly number[]) =>
  percentiles.slice(1).map((mark, i) => (mark + percentiles[i]) / 2);

export function log10At({ offset, slope, cap }: LikelihoodLine, distance: number): number {
  return Math.min(cap, Math.max(-cap, offset - slope * distance));
}

/**
 * @param chances with how many forms of signature the questioned one was compared before the nearest was taken: a
 *   forger may be like any of them, so that the ratio is divided by their number
 */
export function likelihoodRatioAt(row: FoundedRow, distance: number, chances = 1): LikelihoodRatio {
  const against = (alternative: Alternative) => {
    const line = likelihoodLines(row)[alternative];
    const log10 = Math.max(-line.cap, log10At(line, distance) - Math.log10(chances));
    return { log10, cap: line.cap };
  };
  const { genuine, skilled, random } = row.writers;
  return { skilled: against('skilled'), random: against('random'), writers: Math.min(genuine, skilled, random) };
}
