import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../main/base/random.ts';
import { greatestNear } from '../../../main/model/kernels/greatest-near.ts';
import { composedPool, halve } from '../../../main/model/kernels/max-pool.ts';
import { tf } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { gradients, numericGradient, randomArray } from '../numeric-gradient.ts';

beforeAll(() => loadRuntime());

const random = createRandom(21);
const shapes = [
  [2, 4, 6, 3],
  [1, 5, 7, 2],
].map((shape: number[]) => ({ shape, values: randomArray(shape[0] * shape[1] * shape[2] * shape[3], random) }));

describe('halving by the greatest of each 2 × 2', () => {
  it.each(shapes)('takes what a max pool takes: $shape', ({ shape, values }) => {
    const x = tf.tensor(values, shape) as unknown as Tensor4D;
    expect(Array.from(halve(x).dataSync())).toEqual(Array.from(tf.maxPool(x, 2, 2, 'valid').dataSync()));
  });

  it.each(shapes)('has the gradient that central differences have, by whichever kernel: $shape', (input) => {
    for (const pool of [undefined, composedPool]) {
      const { found, value } = gradients((x) => halve(x as Tensor4D, pool), [input], createRandom(22));
      for (let index = 0; index < input.values.length; index++) {
        expect(found[0][index]).toBeCloseTo(numericGradient(value(0), input.values, index, 1e-3), 2);
      }
    }
  });
});

describe('the greatest near each pixel', () => {
  it.each([1, 2, 3, 5])('is what a max pool of stride 1 gives, edges included: %s', (size) => {
    for (const { shape, values } of shapes) {
      const x = tf.tensor(values, shape) as unknown as Tensor4D;
      expect(Array.from(greatestNear(x, size).dataSync())).toEqual(
        Array.from(tf.maxPool(x, size, 1, 'same').dataSync()),
      );
    }
  });
});
