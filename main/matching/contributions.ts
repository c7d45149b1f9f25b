/** Where a local distance comes from: each cell's part in it. */
import type { LocalMap } from '../base/embedding.ts';
import { chordOf, matchMaps, scoringWindow } from './local-distance.ts';

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

/** What rests on the cells of two maps: likeness = 1 − δ, once over the cells of each. Rows × columns, row by row. */
export interface HeldTogether {
  readonly byA: Float32Array;
  readonly byB: Float32Array;
}

/**
 * 1 − δ = (Σ wᵢ bestᵢ + Σ vⱼ bestⱼ) / 2, each term laid where it would be lost: a cell's own with it, and what the other
 * map's cells found best there, too. So on either map the whole likeness lies on the ink that it rests on.
 */
export function heldTogether(a: LocalMap, b: LocalMap): HeldTogether {
  const [inB, inA] = [bestPlaces(a, b), bestPlaces(b, a)];
  const [ofA, ofB] = [a, b].map(({ weights }, i) =>
    weights.map((weight, cell) => (weight * Math.max(0, [inB, inA][i].cosines[cell])) / 2),
  );
  return { byA: withFound(ofA, inA.places, ofB), byB: withFound(ofB, inB.places, ofA) };
}

function withFound(own: Float32Array, places: Int32Array, ofOthers: Float32Array): Float32Array {
  const held = own.slice();
  places.forEach((place, other) => (held[place] += ofOthers[other]));
  return held;
}

/** For each cell of one map the cell of the other, within the window, that is most like it, and their cosine. */
function bestPlaces(of: LocalMap, among: LocalMap): { places: Int32Array; cosines: Float64Array } {
  const { rows, columns, channels } = of;
  const places = new Int32Array(rows * columns);
  const cosines = new Float64Array(rows * columns).fill(-Infinity);
  for (let cell = 0; cell < places.length; cell++) {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const lastRow = Math.min(rows - 1, row + scoringWindow.rows);
    const lastColumn = Math.min(columns - 1, column + scoringWindow.columns);
    for (let y = Math.max(0, row - scoringWindow.rows); y <= lastRow; y++) {
      for (let x = Math.max(0, column - scoringWindow.columns); x <= lastColumn; x++) {
        const other = y * columns + x;
        let cosine = 0;
        for (let i = 0; i < channels; i++) {
          cosine += of.cells[cell * channels + i] * among.cells[other * channels + i];
        }
        if (cosine > cosines[cell]) [cosines[cell], places[cell]] = [cosine, other];
      }
    }
  }
  return { places, cosines };
}
