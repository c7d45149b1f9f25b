/** The shift-tolerant distance of two local maps: decides between genuine and forged. */
import { assert } from '../base/assert.ts';
import type { LocalMap } from '../base/embedding.ts';

/** How many cells away a stroke may lie in the other map and still be found. */
export const scoringWindow = { rows: 2, columns: 3 } as const;

/** Two maps on their way through a comparison: for each cell the best cosine found so far in the other map. */
export interface Match {
  readonly a: LocalMap;
  readonly b: LocalMap;
  readonly bestOfA: Float32Array;
  readonly bestOfB: Float32Array;
}

/**
 * Each cell seeks its best cosine among the other map's cells within the window; what is missing to 1 is averaged with
 * the cells' weights, in both directions: δ = (Σ wᵢ (1 − bestᵢ) + Σ vⱼ (1 − bestⱼ)) / 2, d = √(2δ), the chord that
 * belongs to a cosine of 1 − δ. From 0 (alike) to 2; √2 when both maps are empty.
 *
 * @param a @param b rows × columns × channels, of one shape
 */
export function localDistance(a: LocalMap, b: LocalMap): number {
  return chordOf(matchMaps(a, b));
}

/** The distance that a match amounts to. */
export function chordOf({ a, b, bestOfA, bestOfB }: Match): number {
  // The weights sum to 1, so Σ wᵢ (1 − bestᵢ) = 1 − Σ wᵢ bestᵢ. Rounding may take it below 0.
  const likeness = (weighted(a.weights, bestOfA) + weighted(b.weights, bestOfB)) / 2;
  return Math.sqrt(2 * Math.max(0, 1 - likeness));
}

/**
 * The best cosine of each cell among the other map's cells within the window; −1 for a cell of no weight.
 *
 * @param a @param b rows × columns × channels, of one shape
 */
export function matchMaps(a: LocalMap, b: LocalMap): Match {
  assert(
    a.rows === b.rows && a.columns === b.columns && a.channels === b.channels,
    'local maps of different shapes are never compared',
  );
  const bestOfA = new Float32Array(a.weights.length).fill(-1);
  const bestOfB = new Float32Array(b.weights.length).fill(-1);
  const match = { a, b, bestOfA, bestOfB };
  for (let row = 0; row < a.rows; row++) {
    const last = Math.min(a.rows - 1, row + scoringWindow.rows);
    for (let other = Math.max(0, row - scoringWindow.rows); other <= last; other++) matchRows(match, row, other);
  }
  return match;
}

/** One row of `a` against one of `b`. The window is symmetrical: one cosine serves the cells of both. */
function matchRows(match: Match, rowOfA: number, rowOfB: number): void {
  const { columns } = match.a;
  for (let column = 0; column < columns; column++) {
    const cell = rowOfA * columns + column;
    const last = rowOfB * columns + Math.min(columns - 1, column + scoringWindow.columns);
    let other = rowOfB * columns + Math.max(0, column - scoringWindow.columns);
    for (; other + 3 <= last; other += 4) matchFour(match, cell, other);
    for (; other <= last; other++) matchOne(match, cell, other);
  }
}

/**
 * A cell of `a` against four neighbours in `b`: each number of `a` is read once for four products, and four sums at
 * once need not wait for one another (1.5 times as fast as one by one).
 */
function matchFour({ a, b, bestOfA, bestOfB }: Match, cell: number, other: number): void {
  if (a.weights[cell] === 0 && holdsNothing(b.weights, other, 4)) return;
  const { cells, channels } = a;
  const others = b.cells;
  const atA = cell * channels;
  const at0 = other * channels;
  const at1 = at0 + channels;
  const at2 = at1 + channels;
  const at3 = at2 + channels;
  let cosine0 = 0;
  let cosine1 = 0;
  let cosine2 = 0;
  let cosine3 = 0;
  for (let channel = 0; channel < channels; channel++) {
    const value = cells[atA + channel];
    cosine0 += value * others[at0 + channel];
    cosine1 += value * others[at1 + channel];
    cosine2 += value * others[at2 + channel];
    cosine3 += value * others[at3 + channel];
  }
  bestOfA[cell] = Math.max(bestOfA[cell], cosine0, cosine1, cosine2, cosine3);
  bestOfB[other] = Math.max(bestOfB[other], cosine0);
  bestOfB[other + 1] = Math.max(bestOfB[other + 1], cosine1);
  bestOfB[other + 2] = Math.max(bestOfB[other + 2], cosine2);
  bestOfB[other + 3] = Math.max(bestOfB[other + 3], cosine3);
}

function matchOne({ a, b, bestOfA, bestOfB }: Match, cell: number, other: number): void {
  if (a.weights[cell] === 0 && b.weights[other] === 0) return;
  const { channels } = a;
  let cosine = 0;
  for (let channel = 0; channel < channels; channel++) {
    cosine += a.cells[cell * channels + channel] * b.cells[other * channels + channel];
  }
  bestOfA[cell] = Math.max(bestOfA[cell], cosine);
  bestOfB[other] = Math.max(bestOfB[other], cosine);
}

/** Cells of no weight seek nothing, and nothing they hold counts. */
function holdsNothing(weights: Float32Array, first: number, count: number): boolean {
  for (let i = first; i < first + count; i++) if (weights[i] !== 0) return false;
  return true;
}

function weighted(weights: Float32Array, values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * values[i];
  return sum;
}
