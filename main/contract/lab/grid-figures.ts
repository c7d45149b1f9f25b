/** What a grid measured at one place, all seeds together. */
import { type Contrast, contrastOf } from './contrast.ts';
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
 * The mean over the networks of all seeds that are done, its interval made of theirs: for chance of the trials, not of
 * learning.
 *
 * @returns null where none is done
 */
export function figureAt({ cells }: Pick<LabGrid, 'cells'>, { loss, size, n, part }: FigurePlace): GridFigure | null {
  const results = cells
    .filter((cell) => cell.state === 'done' && cell.loss === loss && cell.size === size)
    .flatMap((cell) => cell[part].filter((result) => result.n === n));
  const seeds = results.length;
  if (seeds === 0) return null;
  const mean = contrastOf(results.map((result) => ({ weight: 1 / seeds, result })));
  const trials = results.reduce((sum, one) => sum + one.trials, 0);
  return { accuracy: mean.difference, ci: mean.interval, trials, seeds };
}

/** A figure minus another of the same trials' kind, with its interval. */
export function differenceOf(first: GridFigure, second: GridFigure): Contrast {
  return contrastOf([
    { weight: 1, result: first },
    { weight: -1, result: second },
  ]);
}
