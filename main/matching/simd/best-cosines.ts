/** The search of one local map's cells in another, on vectors: what decides between genuine and forged. */
import type { LocalMap } from '../../base/embedding.ts';
import {
  add,
  advance,
  type Code,
  constant,
  get,
  larger,
  load,
  multiply,
  set,
  store,
  untilZero,
} from './instructions.ts';
import { type FunctionText, instantiate, pageBytes } from './module.ts';

export type Shape = Pick<LocalMap, 'rows' | 'columns' | 'channels'>;

/** How many cells away another may lie, in each direction. */
export interface Window {
  readonly rows: number;
  readonly columns: number;
}

/** The best cosine of each cell of two maps within the window of the other, row by row, without what pads rows. */
export interface BestCosines {
  readonly ofA: Float32Array;
  readonly ofB: Float32Array;
}

/**
 * Searches maps of one shape. Their cells lie in memory as a plane of a row's numbers for each channel, so that four
 * neighbouring cells are one vector and no sum runs across it. On either side of a row lie cells that nothing may be like:
 * every sum begins with a share from plane 0, which is far below any cosine there, and 0 elsewhere.
 */
export interface CosineSearch {
  /** The arrays are overwritten by the next call. Cells are finite, of length 1 at most. */
  find(a: Float32Array, b: Float32Array): BestCosines;
}

const unlike = -8;

/** One for all searches: each memory reserves gigabytes of address space, whatever its size. */
const memory = new WebAssembly.Memory({ initial: 1 });
let current: { readonly name: string; readonly search: CosineSearch } | null = null;

/** The search for maps of this shape. It holds until one for another is asked for: hardly ever are there two. */
export function searchFor(shape: Shape, window: Window): CosineSearch {
  const { rows, columns, channels } = shape;
  const name = [rows, columns, channels, window.rows, window.columns].join();
  if (current?.name !== name) current = { name, search: createCosineSearch({ rows, columns, channels }, window) };
  return current.search;
}

function createCosineSearch(shape: Shape, window: Window): CosineSearch {
  const layout = layOut(shape, window);
  const { rowFloats, planeFloats, groups, slotFloats, bestFloats } = layout;
  const numbers = roomFor(2 * slotFloats + 2 * bestFloats);
  const searchRows = instantiate(searchRowsText(layout), memory);
  const slots = [numbers.subarray(0, slotFloats), numbers.subarray(slotFloats, 2 * slotFloats)];
  for (const slot of slots) clear(slot, layout);
  const [bestOfA, bestOfB] = [2 * slotFloats, 2 * slotFloats + bestFloats];
  const ofA = new Float32Array(shape.rows * shape.columns);
  const ofB = new Float32Array(shape.rows * shape.columns);

  return {
    find(cellsOfA, cellsOfB) {
      bring(cellsOfA, slots[0], layout);
      bring(cellsOfB, slots[1], layout);
      numbers.fill(unlike, bestOfA);
      forEachPair(shape.rows, window.rows, (one, other) => {
        const starts = [one * rowFloats, slotFloats + other * rowFloats];
        const bests = [bestOfA + one * planeFloats, bestOfB + other * planeFloats];
        searchRows(starts[0] * 4, starts[1] * 4, bests[0] * 4, bests[1] * 4, groups);
      });
      unpad(numbers.subarray(bestOfA, bestOfB), ofA, layout);
      unpad(numbers.subarray(bestOfB), ofB, layout);
      return { ofA, ofB };
    },
  };
}

/** The memory's first numbers. Growing it detaches what was looked at before. */
function roomFor(count: number): Float32Array {
  const lacking = Math.ceil((count * 4 - memory.buffer.byteLength) / pageBytes);
  if (lacking > 0) memory.grow(lacking);
  return new Float32Array(memory.buffer, 0, count);
}

/** Counted in numbers: a plane holds one channel of a row, a slot one map. */
interface Layout extends Shape {
  readonly reach: number;
  /** Vectors of four cells a row. */
  readonly groups: number;
  readonly planeFloats: number;
  readonly rowFloats: number;
  readonly slotFloats: number;
  readonly bestFloats: number;
}

function layOut({ rows, columns, channels }: Shape, window: Window): Layout {
  const groups = Math.ceil(columns / 4);
  const planeFloats = window.columns + groups * 4 + window.columns;
  const rowFloats = planeFloats * (1 + channels);
  return {
    ...{ rows, columns, channels, groups, planeFloats, rowFloats },
    reach: window.columns,
    slotFloats: rowFloats * rows,
    bestFloats: planeFloats * rows,
  };
}

function forEachPair(rows: number, reach: number, work: (one: number, other: number) => void): void {
  for (let one = 0; one < rows; one++) {
    const last = Math.min(rows - 1, one + reach);
    for (let other = Math.max(0, one - reach); other <= last; other++) work(one, other);
  }
}

/** Plane 0 of every row, and zeros: a map of another shape may have lain there. */
function clear(slot: Float32Array, { rows, columns, reach, planeFloats, rowFloats }: Layout): void {
  slot.fill(0);
  for (let row = 0; row < rows; row++) {
    const padding = slot.subarray(row * rowFloats, row * rowFloats + planeFloats);
    padding.fill(unlike);
    padding.fill(0, reach, reach + columns);
  }
}

function bring(cells: Float32Array, slot: Float32Array, layout: Layout): void {
  const { rows, columns, channels, reach, planeFloats, rowFloats } = layout;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (row * columns + column) * channels;
      const to = row * rowFloats + planeFloats + reach + column;
      for (let channel = 0; channel < channels; channel++) slot[to + channel * planeFloats] = cells[from + channel];
    }
  }
}

function unpad(padded: Float32Array, plain: Float32Array, { rows, columns, planeFloats, reach }: Layout): void {
  for (let row = 0; row < rows; row++) {
    const from = row * planeFloats + reach;
    for (let column = 0; column < columns; column++) plain[row * columns + column] = padded[from + column];
  }
}

/**
 * One row of a against one of b, by where their planes 0 and their bests begin, and how many groups of four cells. A
 * group of a is multiplied with as many groups of b as there are shifts; each product serves the cells of both.
 */
function searchRowsText({ reach, channels, planeFloats }: Layout): FunctionText {
  const [a, b, bestOfA, bestOfB, groups, atA, atB, channel, four, firstSum] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const shifts = Array.from({ length: 2 * reach + 1 }, (_, i) => i);
  const own = reach * 4;
  const sum = (shift: number) => firstSum + shift;
  const best = shifts.reduce<Code>((code, shift) => larger(get(sum(shift)), code), load(bestOfA, own));
  const body = untilZero(groups, [
    ...set(atA, get(a)),
    ...set(atB, get(b)),
    ...set(four, load(atA, own)),
    ...shifts.flatMap((shift) => set(sum(shift), add(get(four), load(atB, shift * 4)))),
    ...set(channel, constant(channels)),
    ...untilZero(channel, [
      ...advance(atA, planeFloats * 4),
      ...advance(atB, planeFloats * 4),
      ...set(four, load(atA, own)),
      ...shifts.flatMap((shift) => set(sum(shift), add(get(sum(shift)), multiply(get(four), load(atB, shift * 4))))),
      ...advance(channel, -1),
    ]),
    ...store(bestOfA, own, best),
    ...shifts.flatMap((shift) => store(bestOfB, shift * 4, larger(get(sum(shift)), load(bestOfB, shift * 4)))),
    ...[a, b, bestOfA, bestOfB].flatMap((address) => advance(address, 16)),
    ...advance(groups, -1),
  ]);
  return { parameters: 5, locals: ['i32', 'i32', 'i32', ...Array<'v128'>(1 + shifts.length).fill('v128')], body };
}
