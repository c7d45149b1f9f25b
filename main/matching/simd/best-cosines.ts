/** The search of one local map's cells in another, on vectors: what decides between genuine and forged. */
import {
  bring,
  clear,
  keepLatest,
  layOut,
  roomFor,
  searchText,
  type Shape,
  unlike,
  unpad,
  type Window,
} from './cell-planes.ts';
import { instantiate } from './module.ts';

/** The best cosine of each cell of two maps within the window of the other, row by row. */
export interface BestCosines {
  readonly ofA: Float32Array;
  readonly ofB: Float32Array;
}

/** Searches maps of one shape. */
export interface CosineSearch {
  /** The arrays are overwritten by the next call. Cells are finite, of length 1 at most. */
  find(a: Float32Array, b: Float32Array): BestCosines;
}

/** One for all searches: each memory reserves gigabytes of address space, whatever its size. */
const memory = new WebAssembly.Memory({ initial: 1 });

/** The search for maps of this shape. It holds until one for another is asked for. */
export const searchFor = keepLatest(createSearch);

function createSearch(shape: Shape, window: Window): CosineSearch {
  const { rows, columns } = shape;
  const layout = layOut(shape, window.columns);
  const { row, plane, pad, groups, map, bests } = layout;
  const numbers = roomFor(memory, 2 * map + 2 * bests);
  const run = instantiate(searchText(layout, 2 * window.columns + 1), memory);
  const [slotA, slotB] = [numbers.subarray(0, map), numbers.subarray(map, 2 * map)];
  for (const slot of [slotA, slotB]) clear(slot, layout);
  const [bestsOfA, bestsOfB] = [2 * map, 2 * map + bests];
  const ofA = new Float32Array(rows * columns);
  const ofB = new Float32Array(rows * columns);

  const searchRows = (one: number, other: number) => {
    const [ofOne, ofOther] = [bestsOfA + one * plane + pad, bestsOfB + other * plane];
    run((one * row + pad) * 4, (map + other * row) * 4, ofOne * 4, ofOther * 4, groups);
  };

  return {
    find(a, b) {
      bring(a, slotA, layout);
      bring(b, slotB, layout);
      numbers.fill(unlike, bestsOfA);
      for (let one = 0; one < rows; one++) {
        const last = Math.min(rows - 1, one + window.rows);
        for (let other = Math.max(0, one - window.rows); other <= last; other++) searchRows(one, other);
      }
      unpad(numbers.subarray(bestsOfA, bestsOfB), ofA, layout);
      unpad(numbers.subarray(bestsOfB), ofB, layout);
      return { ofA, ofB };
    },
  };
}
