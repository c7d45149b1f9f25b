/** The shift-tolerant distance of two local maps: decides between genuine and forged. */
import { assert } from '../base/assert.ts';
import type { LocalMap } from '../base/embedding.ts';
import { type BestCosines, searchFor } from './simd/best-cosines.ts';
import type { Window } from './simd/cell-planes.ts';

/** How many cells away a stroke may lie in the other map and still be found. */
export const scoringWindow = { rows: 3, columns: 4 } as const;

/** Two maps compared: for each cell the best cosine among the other map's cells within the window. */
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
 * @param window how many cells up or down, left or right, a cell is sought
 */
export function localDistance(a: LocalMap, b: LocalMap, window: Window = scoringWindow): number {
  const { ofA, ofB } = search(a, b, window);
  return chordOf({ a, b, bestOfA: ofA, bestOfB: ofB });
}

/** The distance that a match amounts to. */
export function chordOf({ a, b, bestOfA, bestOfB }: Match): number {
  // The weights sum to 1, so Σ wᵢ (1 − bestᵢ) = 1 − Σ wᵢ bestᵢ. Rounding may take it below 0.
  const likeness = (weighted(a.weights, bestOfA) + weighted(b.weights, bestOfB)) / 2;
  return Math.sqrt(2 * Math.max(0, 1 - likeness));
}

/**
 * The best cosine of each cell among the other map's cells within the window.
 *
 * @param a @param b rows × columns × channels, of one shape
 */
export function matchMaps(a: LocalMap, b: LocalMap): Match {
  const { ofA, ofB } = search(a, b);
  return { a, b, bestOfA: ofA.slice(), bestOfB: ofB.slice() };
}

function search(a: LocalMap, b: LocalMap, window: Window = scoringWindow): BestCosines {
  assert(
    a.rows === b.rows && a.columns === b.columns && a.channels === b.channels,
    'local maps of different shapes are never compared',
  );
  return searchFor(a, window).find(a.cells, b.cells);
}

function weighted(weights: Float32Array, values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * values[i];
  return sum;
}
