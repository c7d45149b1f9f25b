import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../main/base/random.ts';
import { convolveWithOwnGradients, type Padding } from '../../../main/model/kernels/convolution.ts';
import { tf } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { gradients, numericGradient, randomArray } from '../numeric-gradient.ts';

beforeAll(() => loadRuntime());

const cases: { input: number[]; filter: number[]; stride: number; padding: Padding }[] = [
  { input: [2, 6, 7, 3], filter: [3, 3, 3, 4], stride: 1, padding: 'same' },
  { input: [3, 8, 9, 1], filter: [5, 5, 1, 2], stride: 2, padding: 'same' },
  { input: [2, 7, 8, 2], filter: [4, 4, 2, 3], stride: 1, padding: 'valid' },
  { input: [2, 8, 7, 2], filter: [3, 2, 2, 3], stride: 2, padding: 'valid' },
  { input: [2, 5, 5, 2], filter: [1, 1, 2, 3], stride: 1, padding: 'same' },
];

describe('gradients of a convolution written as convolutions', () => {
  it.each(cases)('equal TensorFlow’s own: $input * $filter, stride $stride, $padding', (one) => {
    const { input, filter, stride, padding } = one;
    const random = createRandom(3);
    const inputs = [input, filter].map((shape) => ({
      shape,
      values: randomArray(
        shape.reduce((a, b) => a * b),
        random,
      ),
    }));
    const own = gradients(
      (x, w) => convolveWithOwnGradients(x as Tensor4D, w as Tensor4D, stride, padding),
      inputs,
      createRandom(4),
    );
    const native = gradients(
      (x, w) => tf.conv2d(x as Tensor4D, w as Tensor4D, stride, padding),
      inputs,
      createRandom(4),
    );
    own.found.forEach((gradient, which) => {
      gradient.forEach((value, i) => expect(value).toBeCloseTo(native.found[which][i], 3));
    });
  });

  it('equal central differences', () => {
    const random = createRandom(5);
    const shapes = [
      [2, 5, 6, 2],
      [3, 3, 2, 3],
    ];
    const inputs = shapes.map((shape) => ({
      shape,
      values: randomArray(
        shape.reduce((a, b) => a * b),
        random,
      ),
    }));
    const convolve = (x: unknown, w: unknown) => convolveWithOwnGradients(x as Tensor4D, w as Tensor4D, 2, 'same');
    const { found, value } = gradients(convolve, inputs, createRandom(6));
    for (const which of [0, 1]) {
      for (const index of [0, 7, 23, 41]) {
        const numeric = numericGradient(value(which), inputs[which].values, index, 0.1);
        expect(found[which][index]).toBeCloseTo(numeric, 2);
      }
    }
  });

  it('gives the filter’s gradient alone where x is the network’s input', () => {
    const random = createRandom(8);
    const x = tf.tensor4d(randomArray(2 * 6 * 6, random), [2, 6, 6, 1]);
    const filter = { shape: [3, 3, 1, 2], values: randomArray(18, random) };
    const own = gradients(
      (w) => convolveWithOwnGradients(x, w as Tensor4D, 1, 'same', true),
      [filter],
      createRandom(9),
    );
    const native = gradients((w) => tf.conv2d(x, w as Tensor4D, 1, 'same'), [filter], createRandom(9));
    own.found[0].forEach((value, i) => expect(value).toBeCloseTo(native.found[0][i], 3));
  });
});
