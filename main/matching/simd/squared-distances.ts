/** From one vector to many: what ranks a gallery. */
import { assert } from '../../base/assert.ts';
import { dot } from '../../base/vectors.ts';
import {
  add,
  advance,
  constant,
  get,
  load,
  multiply,
  set,
  storeNumber,
  subtract,
  sumOf,
  untilZero,
  zeros,
} from './instructions.ts';
import { type FunctionText, instantiate, pageBytes } from './module.ts';

/** Vectors of one length, one after the other in a memory that grows with them. */
export interface VectorStack {
  readonly dimensions: number;
  /** Places there are: one more than the highest that was ever put. */
  readonly count: number;
  /** Of the memory that holds them. */
  readonly bytes: number;
  /** What lay there is overwritten. */
  put(place: number, vector: Float32Array): void;
  /** The vector itself, until the next `put`. */
  at(place: number): Float32Array;
  /**
   * Σ (aᵢ − bᵢ)² of `vector` and the one at each place, in single precision: off by the share `roundingOf` at most. The
   * answer is overwritten by the next call, and void after the next `put`.
   */
  squaredDistances(vector: Float32Array): Float32Array;
}

/** Sums that do not wait for one another. */
const sums = 4;
/** Numbers that one round of the inner loop takes. */
const roundSize = 4 * sums;

/**
 * How far a squared distance may be off, as a share of it: each of its terms is rounded three times, and passes through
 * as many additions as follow one another (Higham, Accuracy and Stability of Numerical Algorithms, sections 3.1 and 4.2).
 */
export function roundingOf(dimensions: number): number {
  const unit = 2 ** -24;
  const roundings = 3 + Math.ceil(dimensions / roundSize) + 4;
  return (roundings * unit) / (1 - roundings * unit);
}

/** In memory: the vector asked about, the stacked ones, then the answers. What is never put is zero. */
export function createVectorStack(dimensions: number): VectorStack {
  const rounds = Math.ceil(dimensions / roundSize);
  const stride = rounds * roundSize;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const run = instantiate(squaredDistancesText(rounds), memory);
  let numbers = new Float32Array(memory.buffer);
  let capacity = 0;
  let count = 0;
  const startOf = (place: number) => (place + 1) * stride;

  const makeRoom = (wanted: number) => {
    if (wanted <= capacity) return;
    capacity = Math.max(wanted, Math.ceil(capacity * 1.25), 64);
    const bytes = (startOf(capacity) + capacity) * 4;
    const lacking = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
    if (lacking > 0) memory.grow(lacking);
    numbers = new Float32Array(memory.buffer);
  };
  const check = (vector: Float32Array) => {
    assert(vector.length === dimensions, 'vectors of one model have one length');
    // False for what is no number, too. Nothing on the unit sphere is near where single precision ends.
    assert(dot(vector, vector) < 1e12, 'a vector is a point on the unit sphere');
  };

  return {
    dimensions,
    get count() {
      return count;
    },
    get bytes() {
      return memory.buffer.byteLength;
    },
    put(place, vector) {
      check(vector);
      makeRoom(place + 1);
      count = Math.max(count, place + 1);
      numbers.set(vector, startOf(place));
    },
    at: (place) => numbers.subarray(startOf(place), startOf(place) + dimensions),
    squaredDistances(vector) {
      check(vector);
      numbers.set(vector, 0);
      const answersAt = startOf(capacity);
      if (count > 0) run(0, startOf(0) * 4, answersAt * 4, count);
      return numbers.subarray(answersAt, answersAt + count);
    },
  };
}

/** Where the vector asked about, the stacked ones and the answers lie, and how many; a vector takes `rounds` rounds. */
function squaredDistancesText(rounds: number): FunctionText {
  const [vector, stacked, answer, count, at, round, difference, firstSum] = [0, 1, 2, 3, 4, 5, 6, 7];
  const sumLocals = Array.from({ length: sums }, (_, i) => firstSum + i);
  const bytesOfRound = roundSize * 4;
  const oneRound = sumLocals.flatMap((sum, i) => [
    ...set(difference, subtract(load(at, i * 16), load(stacked, i * 16))),
    ...set(sum, add(get(sum), multiply(get(difference), get(difference)))),
  ]);
  const steps = [...advance(at, bytesOfRound), ...advance(stacked, bytesOfRound), ...advance(round, -1)];
  const [a, b, c, d] = sumLocals.map(get);
  const body = untilZero(count, [
    ...set(at, get(vector)),
    ...sumLocals.flatMap((sum) => set(sum, zeros)),
    ...set(round, constant(rounds)),
    ...untilZero(round, [...oneRound, ...steps]),
    ...set(firstSum, add(add(a, b), add(c, d))),
    ...storeNumber(answer, sumOf(firstSum)),
    ...advance(answer, 4),
    ...advance(count, -1),
  ]);
  return { parameters: 4, locals: ['i32', 'i32', ...Array<'v128'>(1 + sums).fill('v128')], body };
}
