import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { createRandom, type Random } from '../../../main/base/random.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { localDistances, type ShiftWindow } from '../../../main/training/losses/local-distance.ts';
import { gradients, numericGradient, randomArray } from '../../model/numeric-gradient.ts';

beforeAll(() => loadRuntime());

const shape = [3, 4, 5, 2] as const;
const [batch, rows, columns, channels] = shape;
const maps = randomArray(batch * rows * columns * channels, createRandom(21));

function cell(map: number, row: number, column: number): Float32Array {
  const start = ((map * rows + row) * columns + column) * channels;
  return maps.subarray(start, start + channels);
}

const norm = (v: Float32Array) => Math.hypot(...v);
const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * b[i], 0) / (norm(a) * norm(b));

/** δ from map i to map j, cell by cell. */
function naiveDifference(i: number, j: number, window: ShiftWindow): number {
  let total = 0;
  let difference = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const own = cell(i, row, column);
      let best = -Infinity;
      for (let dy = -window.rows; dy <= window.rows; dy++) {
        for (let dx = -window.columns; dx <= window.columns; dx++) {
          const [y, x] = [row + dy, column + dx];
          if (y < 0 || x < 0 || y >= rows || x >= columns) continue;
          best = Math.max(best, cosine(own, cell(j, y, x)));
        }
      }
      total += norm(own);
      difference += norm(own) * (1 - best);
    }
  }
  return difference / total;
}

describe('batched local distance', () => {
  it.each([
    { rows: 0, columns: 0 },
    { rows: 1, columns: 2 },
    { rows: 2, columns: 1 },
  ])('equals the naive loop, window $rows × $columns', (window) => {
    const input = { shape: [...shape], values: maps };
    const { value } = gradients(
      (x) => localDistances(x as Tensor4D, window),
      [input],
      offDiagonal(() => 1),
    );
    let sum = 0;
    for (let i = 0; i < batch; i++) {
      for (let j = 0; j < batch; j++) {
        if (i === j) continue;
        sum += Math.sqrt(Math.max(0, naiveDifference(i, j, window) + naiveDifference(j, i, window)) + 1e-6);
      }
    }
    expect(value(0)(maps)).toBeCloseTo(sum, 4);
  });

  it('has the gradient that central differences have', () => {
    const window = { rows: 1, columns: 1 };
    const input = { shape: [...shape], values: maps };
    const { found, value } = gradients(
      (x) => localDistances(x as Tensor4D, window),
      [input],
      offDiagonal(createRandom(5).normal),
    );
    for (let index = 0; index < maps.length; index += 7) {
      expect(found[0][index]).toBeCloseTo(numericGradient(value(0), maps, index, 3e-3), 2);
    }
  });
});

/** Weighs the diagonal 0: there the distance is 0, a corner of the root. */
function offDiagonal(weight: () => number): Random {
  let drawn = 0;
  return { ...createRandom(2), normal: () => (drawn++ % (batch + 1) === 0 ? 0 : weight()) };
}
