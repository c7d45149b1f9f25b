/** What a grid measured at one place, all seeds together. */
import type { GridLoss, LabGrid } from './grid.ts';
import type { LabPart, OneShotResult } from './records.ts';

export interface FigurePlace {
  readonly loss: GridLoss;
  readonly size: number;
  readonly n: number;
  readonly part: LabPart;
}

export type GridFigure = Pick<OneShotResult, 'accuracy' | 'ci' | 'trials'> & { readonly seeds: number };

/**
 * The mean over the networks of all seeds that are done, its interval made of theirs (Zou and Donner 2008): for chance of
 * the trials, not of learning.
 *
 * @returns null where none is done
 */
export function figureAt({ cells }: Pick<LabGrid, 'cells'>, { loss, size, n, part }: FigurePlace): GridFigure | null {
  const results = cells
    .filter((cell) => cell.state === 'done' && cell.loss === loss && cell.size === size)
    .flatMap((cell) => cell[part].filter((result) => result.n === n));
  const seeds = results.length;
  if (seeds === 0) return null;
  const mean = (of: (result: OneShotResult) => number) => results.reduce((sum, one) => sum + of(one), 0) / seeds;
  const accuracy = mean((one) => one.accuracy);
  const reach = (end: 0 | 1) => Math.sqrt(mean((one) => (one.ci[end] - one.accuracy) ** 2) / seeds);
  return {
    accuracy,
    ci: [accuracy - reach(0), accuracy + reach(1)],
    trials: results.reduce((sum, one) => sum + one.trials, 0),
    seeds,
  };
}

/** A figure minus another of the same trials' kind, with its interval (Newcombe 1998). */
export function differenceOf(first: GridFigure, second: GridFigure): { difference: number; ci: [number, number] } {
  const difference = first.accuracy - second.accuracy;
  const below = Math.hypot(first.accuracy - first.ci[0], second.ci[1] - second.accuracy);
  const above = Math.hypot(first.ci[1] - first.accuracy, second.accuracy - second.ci[0]);
  return { difference, ci: [difference - below, difference + above] };
}
