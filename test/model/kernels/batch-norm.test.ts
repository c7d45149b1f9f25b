import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../main/base/random.ts';
import { batchNorm, composedBatchNorm } from '../../../main/model/kernels/batch-norm.ts';
import { relu } from '../../../main/model/kernels/relu.ts';
import { tf } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { gradients, numericGradient, randomArray } from '../numeric-gradient.ts';

beforeAll(() => loadRuntime());

const random = createRandom(11);
const inputs = [
  { shape: [4, 3, 2, 3], values: randomArray(72, random) },
  { shape: [3], values: randomArray(3, random) },
  { shape: [3], values: randomArray(3, random) },
];

type Norm = typeof batchNorm;
const movingStatistics = (channels: number) => ({
  mean: tf.variable(tf.fill([channels], 0.25), false),
  variance: tf.variable(tf.ones([channels]), false),
});
const normalise =
  (norm: Norm, moving = movingStatistics(3)) =>
  (x: unknown, scale: unknown, offset: unknown) =>
    norm(x as Tensor4D, scale as Tensor1D, offset as Tensor1D, moving);

describe('batch normalisation', () => {
  it('has the gradients that central differences have, natively and composed', () => {
    for (const norm of [batchNorm, composedBatchNorm]) {
      const { found, value } = gradients(normalise(norm), inputs, createRandom(12));
      for (const which of [0, 1, 2]) {
        for (let index = 0; index < inputs[which].values.length; index += 5) {
          const numeric = numericGradient(value(which), inputs[which].values, index);
          expect(found[which][index]).toBeCloseTo(numeric, 2);
        }
      }
    }
  });

  it.each(['batchNorm', 'composedBatchNorm'] as const)('moves the moving statistics by two hundredths: %s', (name) => {
    const moving = movingStatistics(3);
    const tensors = inputs.map(({ values, shape }) => tf.tensor(values, shape));
    normalise({ batchNorm, composedBatchNorm }[name], moving)(...(tensors as [Tensor, Tensor, Tensor]));
    for (let channel = 0; channel < 3; channel++) {
      const own = inputs[0].values.filter((_, index) => index % 3 === channel);
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (own.length - 1);
      expect(moving.mean.dataSync()[channel]).toBeCloseTo(0.98 * 0.25 + 0.02 * mean, 5);
      expect(moving.variance.dataSync()[channel]).toBeCloseTo(0.98 + 0.02 * variance, 5);
    }
  });
});

describe('relu', () => {
  it('passes the gradient where the output is positive', () => {
    const values = Float32Array.from([-2, -0.5, 0.5, 3]);
    const { found, value } = gradients((x) => relu(x), [{ shape: [4], values }], createRandom(13));
    values.forEach((_, index) => expect(found[0][index]).toBeCloseTo(numericGradient(value(0), values, index), 3));
    expect(found[0][0]).toBeCloseTo(0, 9);
  });
});
