/**
 * Local maps in a byte a number. A cell is a direction, so it is kept as the whole numbers from −127 to 127 that point
 * nearest to where it points, the largest of them ±127, and has length 1 again once it is read. Weights are kept as shares
 * of the heaviest cell's, in 65,535ths, and sum to 1 again.
 */
import { assert } from './assert.ts';
import type { LocalMap } from './embedding.ts';

export interface QuantisedMap extends Pick<LocalMap, 'rows' | 'columns' | 'channels'> {
  /** rows × columns × channels; a cell of zeros holds nothing. */
  readonly cells: Int8Array;
  /** rows × columns. */
  readonly weights: Uint16Array;
}

const mostOfCell = 127;
const mostOfWeight = 65_535;

/**
 * The map as it is stored and compared. An embedding goes through here once, where it is made, so that one just made and one
 * read from the workspace are the same to the bit, and what an evaluation measures is what decides.
 */
export function rounded(map: LocalMap): LocalMap {
  return restore(quantise(map));
}

/** Exact for a map that was `rounded`. */
export function quantise({ rows, columns, channels, cells, weights }: LocalMap): QuantisedMap {
  const quantised = new Int8Array(cells.length);
  for (let at = 0; at < cells.length; at += channels) {
    const largest = largestOf(cells, at, at + channels);
    const scale = largest > 0 ? mostOfCell / largest : 0;
    for (let i = at; i < at + channels; i++) quantised[i] = Math.round(cells[i] * scale);
  }
  const heaviest = largestOf(weights, 0, weights.length);
  const shares = Uint16Array.from(weights, (weight) => (heaviest > 0 ? (weight / heaviest) * mostOfWeight + 0.5 : 0));
  return { rows, columns, channels, cells: quantised, weights: shares };
}

export function restore({ rows, columns, channels, cells, weights }: QuantisedMap): LocalMap {
  const restored = new Float32Array(cells.length);
  for (let at = 0; at < cells.length; at += channels) {
    let squares = 0;
    for (let i = at; i < at + channels; i++) squares += cells[i] * cells[i];
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let i = at; i < at + channels; i++) restored[i] = cells[i] * scale;
  }
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i];
  // Filled by a loop: `from` takes five times as long, and a shortlist restores a hundred maps.
  const shares = new Float32Array(weights.length);
  for (let i = 0; i < weights.length && total > 0; i++) shares[i] = weights[i] / total;
  return { rows, columns, channels, cells: restored, weights: shares };
}

/** The largest of some numbers, whatever their sign. */
function largestOf(numbers: Float32Array, from: number, to: number): number {
  let largest = 0;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const size = Math.abs(numbers[i]);
    if (size > largest) largest = size;
    sum += size;
  }
  assert(Number.isFinite(sum), 'a local map holds numbers');
  return largest;
}
