/**
 * Local maps as the searches want them: a plane of a row's numbers for each channel, so that four neighbouring cells are
 * one vector and no sum runs across it. On either side of a row lie cells that nothing may be like: every sum begins with a
 * share from plane 0, which is far below any cosine there, and 0 elsewhere.
 */
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
import { type FunctionText, pageBytes } from './module.ts';

export type Shape = Pick<LocalMap, 'rows' | 'columns' | 'channels'>;

/** How many cells away another may lie, in each direction. */
export interface Window {
  readonly rows: number;
  readonly columns: number;
}

/** Keeps the search for the latest shape and window, which lies in the only memory: hardly ever are there two. */
export function keepLatest<S>(create: (shape: Shape, window: Window) => S): (shape: Shape, window: Window) => S {
  let current: { readonly name: string; readonly search: S } | null = null;
  return ({ rows, columns, channels }, window) => {
    const name = [rows, columns, channels, window.rows, window.columns].join();
    if (current?.name !== name) current = { name, search: create({ rows, columns, channels }, window) };
    return current.search;
  };
}

/** Lower than any cosine, however much is added to it. */
export const unlike = -8;

/**
 * Counted in numbers.
 *
 * @property pad     cells before and after those of a row
 * @property groups  vectors of four cells a row
 * @property planes  a row's numbers of one channel, padding included
 * @property map     all of a map
 * @property bests   a number for each cell of a map, padding included
 */
export interface Layout extends Shape {
  readonly pad: number;
  readonly groups: number;
  readonly plane: number;
  readonly row: number;
  readonly map: number;
  readonly bests: number;
}

export function layOut({ rows, columns, channels }: Shape, pad: number): Layout {
  const groups = Math.ceil(columns / 4);
  const plane = pad + groups * 4 + pad;
  const row = plane * (1 + channels);
  return { rows, columns, channels, pad, groups, plane, row, map: row * rows, bests: plane * rows };
}

/** Room for so many numbers in a memory, which has none other: growing it detaches what was looked at before. */
export function roomFor(memory: WebAssembly.Memory, count: number): Float32Array {
  const lacking = Math.ceil((count * 4 - memory.buffer.byteLength) / pageBytes);
  if (lacking > 0) memory.grow(lacking);
  return new Float32Array(memory.buffer, 0, count);
}

/** Plane 0 of every row, and zeros: a map of another shape may have lain there. */
export function clear(map: Float32Array, { rows, columns, pad, plane, row }: Layout): void {
  map.fill(0);
  for (let index = 0; index < rows; index++) {
    const shares = map.subarray(index * row, index * row + plane);
    shares.fill(unlike);
    shares.fill(0, pad, pad + columns);
  }
}

export function bring(cells: Float32Array, map: Float32Array, layout: Layout): void {
  const { rows, columns, channels, pad, plane, row } = layout;
  for (let index = 0; index < rows; index++) {
    for (let column = 0; column < columns; column++) {
      const from = (index * columns + column) * channels;
      const to = index * row + plane + pad + column;
      for (let channel = 0; channel < channels; channel++) map[to + channel * plane] = cells[from + channel];
    }
  }
}

export function unpad(bests: Float32Array, plain: Float32Array, { rows, columns, pad, plane }: Layout): void {
  for (let index = 0; index < rows; index++) {
    const from = index * plane + pad;
    for (let column = 0; column < columns; column++) plain[index * columns + column] = bests[from + column];
  }
}

/**
 * Multiplies groups of four cells of one row with so many groups of another, each one cell further on, and raises the
 * bests of the cells of both: one product serves both.
 *
 * Parameters: addresses of the first group of the one row in its plane 0, of the first of the other's it is multiplied
 * with, of the bests that belong to both, and how many groups.
 */
export function searchText({ channels, plane }: Pick<Layout, 'channels' | 'plane'>, shiftCount: number): FunctionText {
  const [one, other, bestOfOne, bestOfOther, groups, atOne, atOther, channel, four, firstSum] = Array.from(
    { length: 10 },
    (_, local) => local,
  );
  const shifts = Array.from({ length: shiftCount }, (_, i) => i);
  const sum = (shift: number) => firstSum + shift;
  const best = shifts.reduce<Code>((code, shift) => larger(get(sum(shift)), code), load(bestOfOne));
  const body = untilZero(groups, [
    ...set(atOne, get(one)),
    ...set(atOther, get(other)),
    ...set(four, load(atOne)),
    ...shifts.flatMap((shift) => set(sum(shift), add(get(four), load(atOther, shift * 4)))),
    ...set(channel, constant(channels)),
    ...untilZero(channel, [
      ...advance(atOne, plane * 4),
      ...advance(atOther, plane * 4),
      ...set(four, load(atOne)),
      ...shifts.flatMap((shift) =>
        set(sum(shift), add(get(sum(shift)), multiply(get(four), load(atOther, shift * 4)))),
      ),
      ...advance(channel, -1),
    ]),
    ...store(bestOfOne, 0, best),
    ...shifts.flatMap((shift) => store(bestOfOther, shift * 4, larger(get(sum(shift)), load(bestOfOther, shift * 4)))),
    ...[one, other, bestOfOne, bestOfOther].flatMap((address) => advance(address, 16)),
    ...advance(groups, -1),
  ]);
  return { parameters: 5, locals: ['i32', 'i32', 'i32', ...Array<'v128'>(1 + shiftCount).fill('v128')], body };
}
