/** The search of a local map's cells in the map itself, on vectors: what tells of its texture. */
import {
  bring,
  clear,
  keepLatest,
  type Layout,
  layOut,
  roomFor,
  searchText,
  type Shape,
  unpad,
  type Window,
} from './cell-planes.ts';
import { instantiate } from './module.ts';

/** The best cosine of each cell among the others of its map, within the window about it and beyond; −1 where none are. */
export interface OwnCosines {
  readonly near: Float32Array;
  readonly far: Float32Array;
}

/** Searches maps of one shape. */
export interface OwnSearch {
  /** The arrays are overwritten by the next call. Cells are finite, of length 1 at most. */
  find(cells: Float32Array): OwnCosines;
}

const memory = new WebAssembly.Memory({ initial: 1 });

/** The search for maps of this shape. It holds until one for another is asked for. */
export const ownSearchFor = keepLatest(createSearch);

/** Cells from `first` columns further on, as many as are searched at once. */
interface Stretch {
  readonly first: number;
  readonly near: boolean;
}

function createSearch(shape: Shape, window: Window): OwnSearch {
  const { rows, columns } = shape;
  const wide = 2 * window.columns + 1;
  const layout = layOut(shape, wide + 4);
  const { map, bests } = layout;
  const numbers = roomFor(memory, map + 2 * bests);
  clear(numbers.subarray(0, map), layout);
  const bestsAt = { near: map, far: map + bests };
  const searchWide = rowSearch(layout, wide);
  const searchBeside = window.columns > 0 ? rowSearch(layout, window.columns) : null;
  const all = stretches(columns, wide);
  const onwards = all.filter(({ first }) => first > 0);
  const near = new Float32Array(rows * columns);
  const far = new Float32Array(rows * columns);

  return {
    find(cells) {
      bring(cells, numbers.subarray(0, map), layout);
      numbers.fill(-1, map);
      for (let one = 0; one < rows; one++) {
        // Within a row each pair is met once, onwards from the cell, which is not its own like.
        searchBeside?.(one, one, 1, bestsAt.near);
        for (const { first } of onwards) searchWide(one, one, first, bestsAt.far);
        for (let other = one + 1; other < rows; other++) {
          const within = other - one <= window.rows;
          for (const { first, near: beside } of all) {
            searchWide(one, other, first, within && beside ? bestsAt.near : bestsAt.far);
          }
        }
      }
      unpad(numbers.subarray(map, map + bests), near, layout);
      unpad(numbers.subarray(map + bests), far, layout);
      return { near, far };
    },
  };
}

/** The window's own stretch, and others as wide on either side of it as far as a row reaches. */
function stretches(columns: number, wide: number): Stretch[] {
  const own = -(wide - 1) / 2;
  const beyond = Math.ceil((columns - 1 + own) / wide);
  return Array.from({ length: 2 * beyond + 1 }, (_, i) => i - beyond).map((away) => ({
    first: own + away * wide,
    near: away === 0,
  }));
}

/** Searches one row in another from so many columns further on; groups that would meet padding alone are left out. */
function rowSearch(layout: Layout, shifts: number) {
  const { columns, groups, pad, row, plane } = layout;
  const run = instantiate(searchText(layout, shifts), memory);
  return (one: number, other: number, first: number, bestsAt: number) => {
    const from = Math.max(0, Math.ceil((-first - shifts + 1 - 3) / 4));
    const to = Math.min(groups, Math.ceil((columns - first) / 4));
    if (to <= from) return;
    const start = pad + from * 4;
    run(
      (one * row + start) * 4,
      (other * row + start + first) * 4,
      (bestsAt + one * plane + start) * 4,
      (bestsAt + other * plane + start + first) * 4,
      to - from,
    );
  };
}
