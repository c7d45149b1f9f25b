import { beforeAll, describe, expect, it } from 'vitest';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../main/base/random.ts';
import { tf } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { rolesOf } from '../../../main/training/losses/batch-roles.ts';
import type { BatchLabels } from '../../../main/training/miners/candidates.ts';
import { pairLoss } from '../../../main/training/losses/pair.ts';
import { tripletLoss } from '../../../main/training/losses/triplet.ts';
import { gradients, numericGradient } from '../../model/numeric-gradient.ts';

beforeAll(() => loadRuntime());

const labels: BatchLabels = {
  writers: [0, 0, 0, 0, 1, 1, 1, 2],
  genuine: [true, true, true, false, true, true, false, false],
};
const size = labels.writers.length;
const random = createRandom(51);
const distances = Float32Array.from({ length: size * size }, () => random.between(0.2, 1.2));
const at = (i: number, j: number) => distances[i * size + j];
const genuinePair = (i: number, j: number) =>
  i !== j && labels.writers[i] === labels.writers[j] && labels.genuine[i] && labels.genuine[j];

type Negative = 'skilled' | 'random';
const isNegative = (kind: Negative, i: number, j: number) =>
  labels.genuine[i] &&
  (kind === 'random'
    ? labels.writers[i] !== labels.writers[j]
    : labels.writers[i] === labels.writers[j] && !labels.genuine[j]);

function naiveTriplets(kind: Negative, margin: number) {
  const excesses: number[] = [];
  for (let a = 0; a < size; a++) {
    for (let p = 0; p < size; p++) {
      for (let n = 0; n < size; n++) {
        if (genuinePair(a, p) && isNegative(kind, a, n)) excesses.push(Math.max(0, at(a, p) - at(a, n) + margin));
      }
    }
  }
  const positive = excesses.filter((excess) => excess > 0);
  return { loss: positive.reduce((sum, x) => sum + x, 0) / positive.length, active: positive.length };
}

function naiveMean(related: (i: number, j: number) => boolean, term: (distance: number) => number): number {
  const terms: number[] = [];
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) if (related(i, j)) terms.push(term(at(i, j)));
  return terms.reduce((sum, x) => sum + x, 0) / terms.length;
}

const matrix = { shape: [size, size], values: distances };

describe('batch-all triplets', () => {
  it.each(['skilled', 'random'] as const)('equal the naive loop over all triplets: %s', (kind) => {
    const candidates = rolesOf(labels)[kind];
    const term = tripletLoss(tf.tensor2d(distances, [size, size]), candidates, candidates.negatives, 0.2);
    const naive = naiveTriplets(kind, 0.2);
    expect(term.loss.dataSync()[0]).toBeCloseTo(naive.loss, 5);
    expect(term.active).toBe(naive.active);
  });

  it('have the gradient that central differences have', () => {
    const { random: candidates } = rolesOf(labels);
    const loss = (d: unknown) => tripletLoss(d as Tensor2D, candidates, candidates.negatives, 0.2).loss;
    const { found, value } = gradients(loss, [matrix], createRandom(52));
    for (let index = 0; index < distances.length; index += 3) {
      expect(found[0][index]).toBeCloseTo(numericGradient(value(0), distances, index, 1e-3), 2);
    }
  });

  it('are 0, not NaN, where every triplet keeps its margin', () => {
    const { random: candidates } = rolesOf(labels);
    const far = distances.map((_, index) => (genuinePair(Math.floor(index / size), index % size) ? 0 : 9));
    const term = tripletLoss(tf.tensor2d(far, [size, size]), candidates, candidates.negatives, 0.2);
    expect(term.loss.dataSync()[0]).toBe(0);
  });
});

describe('the pair loss', () => {
  const softplus = (x: number) => Math.log1p(Math.exp(x));

  it('equals the naive loop over all pairs', () => {
    const threshold = 0.6;
    const missed = (d: number) => softplus(-12 * (d - threshold)) / 12;
    const naive =
      naiveMean(genuinePair, (d) => softplus(12 * (d - threshold)) / 12) +
      0.6 * naiveMean((i, j) => isNegative('skilled', i, j), missed) +
      0.4 * naiveMean((i, j) => isNegative('random', i, j), missed);
    const loss = pairLoss(tf.tensor2d(distances, [size, size]), tf.scalar(threshold), rolesOf(labels).pairs);
    expect(loss.dataSync()[0]).toBeCloseTo(naive, 5);
  });

  it('has the gradients that central differences have, the threshold’s among them', () => {
    const inputs = [matrix, { shape: [], values: Float32Array.from([0.6]) }];
    const loss = (d: unknown, threshold: unknown) =>
      pairLoss(d as Tensor2D, threshold as Scalar, rolesOf(labels).pairs);
    const { found, value } = gradients(loss, inputs, createRandom(53));
    expect(found[1][0]).toBeCloseTo(numericGradient(value(1), inputs[1].values, 0, 1e-2), 3);
    for (let index = 0; index < distances.length; index += 5) {
      expect(found[0][index]).toBeCloseTo(numericGradient(value(0), distances, index, 1e-2), 3);
    }
  });
});
