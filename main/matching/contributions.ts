/** Where a local distance comes from: each cell's part in it. */
import type { LocalMap } from '../base/embedding.ts';
import { chordOf, matchMaps } from './local-distance.ts';

/** What the cells of two maps add to δ = distance² / 2; together they sum to it. Rows × columns, row by row. */
export interface LocalContributions {
  readonly distance: number;
  readonly ofA: Float32Array;
  readonly ofB: Float32Array;
}

/** δ = (Σ wᵢ (1 − bestᵢ) + Σ vⱼ (1 − bestⱼ)) / 2, term by term. Two maps without any weight have no terms. */
export function localContributions(a: LocalMap, b: LocalMap): LocalContributions {
  const match = matchMaps(a, b);
  return { distance: chordOf(match), ofA: termsOf(a.weights, match.bestOfA), ofB: termsOf(b.weights, match.bestOfB) };
}

function termsOf(weights: Float32Array, best: Float32Array): Float32Array {
  // A cosine beyond 1 is rounding: a cell never brings two signatures nearer than alike.
  return weights.map((weight, i) => (weight * Math.max(0, 1 - best[i])) / 2);
}
