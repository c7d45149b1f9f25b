import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../main/base/random.ts';
import { batchNorm, composedBatchNorm } from '../../../main/model/kernels/batch-norm.ts';
import { nativeBackend } from '../../../main/model/kernels/native.ts';
import { relu } from '../../../main/model/kernels/relu.ts';
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
const normalise =
  (norm: Norm, told: { mean?: ArrayLike<number>; variance?: ArrayLike<number> } = {}) =>
  (x: unknown, scale: unknown, offset: unknown) =>
    norm(x as Tensor4D, scale as Tensor1D, offset as Tensor1D, ({ mean, variance }) => {
      told.mean = Array.from(mean.dataSync());
      told.variance = Array.from(variance.dataSync());
    });

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

  it.runIf(process.env['PARAPH_RUNTIME'] !== 'wasm')('tells the same statistics by either way', () => {
    expect(nativeBackend()).not.toBeNull();
    const told = [batchNorm, composedBatchNorm].map((norm) => {
      const statistics: { mean?: ArrayLike<number>; variance?: ArrayLike<number> } = {};
      gradients(normalise(norm, statistics), inputs, createRandom(12));
      return statistics;
    });
    for (const part of ['mean', 'variance'] as const) {
      Array.from(told[0][part] ?? []).forEach((value, i) => expect(value).toBeCloseTo(told[1][part]?.[i] ?? NaN, 5));
      expect(told[0][part]).toHaveLength(3);
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
