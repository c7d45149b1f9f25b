import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalMap } from '../../main/base/embedding.ts';
import { createRandom } from '../../main/base/random.ts';
import { localDistance, scoringWindow } from '../../main/matching/local-distance.ts';
import { randomMap, smallShape, unitMap } from './synthetic.ts';

/** The formula, word for word. */
function naiveDistance(a: LocalMap, b: LocalMap): number {
  return Math.sqrt(2 * Math.max(0, (naiveDefect(a, b) + naiveDefect(b, a)) / 2));
}

function naiveDefect(a: LocalMap, b: LocalMap): number {
  let defect = 0;
  for (let row = 0; row < a.rows; row++) {
    for (let column = 0; column < a.columns; column++) {
      const cosines: number[] = [];
      for (let other = row - scoringWindow.rows; other <= row + scoringWindow.rows; other++) {
        for (let across = column - scoringWindow.columns; across <= column + scoringWindow.columns; across++) {
          if (other < 0 || across < 0 || other >= b.rows || across >= b.columns) continue;
          cosines.push(cosineAt(a, row * a.columns + column, b, other * b.columns + across));
        }
      }
      defect += a.weights[row * a.columns + column] * (1 - Math.max(...cosines));
    }
  }
  return defect;
}

function cosineAt(a: LocalMap, i: number, b: LocalMap, j: number): number {
  let sum = 0;
  for (let channel = 0; channel < a.channels; channel++) {
    sum += a.cells[i * a.channels + channel] * b.cells[j * b.channels + channel];
  }
  return sum;
}

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 8 }),
  columns: fc.integer({ min: 1, max: 12 }),
  channels: fc.integer({ min: 1, max: 9 }),
});
const seeds = fc.integer();
const blanks = fc.constantFrom(0, 0.3, 0.9);

describe('localDistance', () => {
  it('equals the naive loop, for any shape and share of blank cells', () => {
    fc.assert(
      fc.property(shapes, seeds, blanks, (shape, seed, blank) => {
        const random = createRandom(seed);
        const a = randomMap(random, shape, blank);
        const b = randomMap(random, shape, blank);
        // A map without any weight has no naive distance of its own kind: nothing is averaged.
        fc.pre([a, b].every(({ weights }) => weights.some((weight) => weight > 0)));
        expect(localDistance(a, b) ** 2).toBeCloseTo(naiveDistance(a, b) ** 2, 5);
      }),
    );
  });

  it('is symmetrical, between 0 and 2, and nearly 0 between a map and itself', () => {
    fc.assert(
      fc.property(shapes, seeds, (shape, seed) => {
        const random = createRandom(seed);
        const a = randomMap(random, shape);
        const b = randomMap(random, shape);
        const distance = localDistance(a, b);
        expect(distance).toBeCloseTo(localDistance(b, a), 6);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(2 + 1e-6);
        expect(localDistance(a, a)).toBeLessThan(2e-3);
      }),
    );
  });

  it('forgives shifts within the window and no larger ones', () => {
    const shape = { rows: 9, columns: 14, channels: 16 };
    const random = createRandom(7);
    const features = Float32Array.from({ length: 9 * 14 * 16 }, () => random.normal());
    const centre = 4 * 14 + 7;
    const original = single(shape, features, centre, centre);
    const { rows, columns } = scoringWindow;
    for (const [down, right] of [
      [0, 0],
      [rows, columns],
      [-rows, -columns],
      [rows, -columns],
    ]) {
      expect(localDistance(original, single(shape, features, centre, centre + down * 14 + right))).toBeLessThan(2e-3);
    }
    for (const [down, right] of [
      [rows + 1, 0],
      [0, columns + 1],
      [-rows - 1, 0],
      [0, -columns - 1],
    ]) {
      expect(localDistance(original, single(shape, features, centre, centre + down * 14 + right))).toBeCloseTo(
        Math.SQRT2,
      );
    }
  });

  it('holds an empty map as far away as nothing in common', () => {
    const random = createRandom(1);
    const empty = randomMap(random, smallShape, 1);
    expect(localDistance(empty, empty)).toBeCloseTo(Math.SQRT2);
  });

  it('refuses maps of different shapes', () => {
    const random = createRandom(1);
    expect(() => localDistance(randomMap(random), randomMap(random, { ...smallShape, rows: 5 }))).toThrow('shapes');
  });

  it('is the naive one at the size of the shipped map, of maps that are alike, opposed, or hold nothing', () => {
    const shape = { rows: 12, columns: 24, channels: 32 };
    const random = createRandom(9);
    const one = randomMap(random, shape, 0.4);
    const other = randomMap(random, shape, 0.4);
    const opposed = { ...one, cells: one.cells.map((value) => -value) };
    // Every cell of one vector: each finds as many best ones as there are cells in its window.
    const even = unitMap(shape, new Float32Array(12 * 24 * 32).fill(1), one.weights);
    const empty = { ...one, cells: new Float32Array(one.cells.length) };
    for (const [a, b] of [
      [one, other],
      [one, opposed],
      [one, even],
      [even, even],
      [one, empty],
      [empty, empty],
    ]) {
      expect(localDistance(a, b) ** 2).toBeCloseTo(naiveDistance(a, b) ** 2, 5);
    }
  });

  it('sees what was changed in a map it has seen before, and maps of other shapes in between', () => {
    const random = createRandom(10);
    const shapes = [smallShape, { rows: 3, columns: 9, channels: 5 }];
    const [a, b] = [randomMap(random), randomMap(random)];
    for (let round = 0; round < 4; round++) {
      a.cells.set(randomMap(random).cells.subarray(0, 40), 40 * (round % 2));
      expect(localDistance(a, b)).toBeCloseTo(naiveDistance(a, b), 5);
      const [c, d] = shapes.map(() => randomMap(random, shapes[1]));
      expect(localDistance(c, d)).toBeCloseTo(naiveDistance(c, d), 5);
    }
  });
});

/** A map with one cell of ink: the feature of cell `from`, put at cell `to`. */
function single(shape: typeof smallShape, features: Float32Array, from: number, to: number): LocalMap {
  const moved = new Float32Array(features.length);
  const { channels } = shape;
  moved.set(features.subarray(from * channels, (from + 1) * channels), to * channels);
  const weights = new Float32Array(shape.rows * shape.columns);
  weights[to] = 1;
  return unitMap(shape, moved, weights);
}
