import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../main/base/random.ts';
import { tf } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { cosineDistances, l2Distances } from '../../../main/training/losses/distances.ts';
import type { EmbeddingObjective } from '../../../main/contract/training.ts';
import { embeddingLoss } from '../../../main/training/losses/embedding-loss.ts';
import { tripletCandidates } from '../../../main/training/miners/candidates.ts';
import type { MinerName } from '../../../main/contract/training.ts';
import { miners } from '../../../main/training/miners/miners.ts';
import { gradients, numericGradient, randomArray } from '../../model/numeric-gradient.ts';

beforeAll(() => loadRuntime());

const labels = { writers: [0, 0, 0, 1, 1, 1, 2, 2], genuine: [true, true, false, true, true, false, true, true] };
const batch = labels.writers.length;
const size = 4;

/** Unit vectors, row by row. */
const rows = (() => {
  const numbers = randomArray(batch * size, createRandom(91));
  for (let i = 0; i < batch; i++) {
    const length = Math.hypot(...numbers.subarray(i * size, (i + 1) * size));
    for (let k = 0; k < size; k++) numbers[i * size + k] /= length;
  }
  return numbers;
})();

const cosine = (i: number, j: number) => {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += rows[i * size + k] * rows[j * size + k];
  return 1 - sum;
};
const l2 = (i: number, j: number) =>
  Math.hypot(...Array.from({ length: size }, (_, k) => rows[i * size + k] - rows[j * size + k]));
const naive = { l2, cosine };
const names = ['l2', 'cosine'] as const;
const unit = () => tf.tensor2d(rows, [batch, size]);

describe('distances', () => {
  it.each([
    ['l2', l2Distances],
    ['cosine', cosineDistances],
  ] as const)('%s are the naive ones, 0 to 2, a vector to itself at 0', (name, distances) => {
    const found = distances(unit()).dataSync();
    for (let i = 0; i < batch; i++) {
      for (let j = 0; j < batch; j++) expect(found[i * batch + j]).toBeCloseTo(naive[name](i, j), 2);
    }
  });
});

function naiveTriplet(objective: Extract<EmbeddingObjective, { kind: 'triplet' }>): number {
  const d = naive[objective.distance];
  const matrix = Float32Array.from({ length: batch * batch }, (_, i) => d(Math.floor(i / batch), i % batch));
  let total = 0;
  for (const kind of ['random', 'skilled'] as const) {
    const candidates = tripletCandidates(labels, kind);
    const chosen = miners[objective.miner]({ candidates, distances: matrix, random: createRandom(3) });
    const excesses: number[] = [];
    candidates.pairs.forEach(([a, p], row) => {
      for (let n = 0; n < batch; n++) {
        if (chosen[row * batch + n] === 1) excesses.push(Math.max(0, d(a, p) - d(a, n) + objective.margin));
      }
    });
    const counted = objective.miner === 'batch-all' ? excesses.filter((excess) => excess > 0) : excesses;
    total += counted.reduce((sum, excess) => sum + excess, 0) / Math.max(1, counted.length);
  }
  return total;
}

const deterministic = ['batch-all', 'batch-hard', 'semi-hard'] as const satisfies readonly MinerName[];
const triplets = names.flatMap((distance) =>
  deterministic.map((miner) => ({ kind: 'triplet', distance, margin: 0.4, miner }) as const),
);

describe('the triplet loss on the embedding', () => {
  it.each(triplets)('is the naive loop’s: $distance, $miner', (objective) => {
    const { total } = embeddingLoss(unit(), labels, objective, createRandom(3));
    expect(total.dataSync()[0]).toBeCloseTo(naiveTriplet(objective), 3);
  });

  it.each(triplets)('has the gradient that central differences have: $distance, $miner', (objective) => {
    const loss = (x: unknown) => embeddingLoss(x as Tensor2D, labels, objective, createRandom(3)).total;
    const { found, value } = gradients(loss, [{ shape: [batch, size], values: rows }], createRandom(92));
    for (let index = 0; index < rows.length; index += 3) {
      expect(found[0][index]).toBeCloseTo(numericGradient(value(0), rows, index, 1e-3), 1);
    }
  });

  it('is 0 where every triplet keeps its margin, and the margin where all images are one point', () => {
    const objective = { kind: 'triplet', distance: 'cosine', margin: 0.2, miner: 'random' } as const;
    const honest = { writers: [0, 0, 1, 1], genuine: [true, true, true, true] };
    const apart = tf.tensor2d([1, 0, 1, 0, -1, 0, -1, 0], [4, 2]);
    expect(embeddingLoss(apart, honest, objective, createRandom(1)).total.dataSync()[0]).toBe(0);
    const one = tf.tensor2d([1, 0, 1, 0, 1, 0, 1, 0], [4, 2]);
    expect(embeddingLoss(one, honest, objective, createRandom(1)).total.dataSync()[0]).toBeCloseTo(0.2, 6);
  });
});

describe('the contrastive loss', () => {
  const margin = 0.8;
  function naiveContrastive(d: (i: number, j: number) => number): number {
    const terms: Record<'genuine' | 'skilled' | 'random', number[]> = { genuine: [], skilled: [], random: [] };
    for (let i = 0; i < batch; i++) {
      for (let j = 0; j < batch; j++) {
        if (i === j || !labels.genuine[i]) continue;
        const lacking = Math.max(0, margin - d(i, j)) ** 2;
        if (labels.writers[i] !== labels.writers[j]) terms.random.push(lacking);
        else if (labels.genuine[j]) terms.genuine.push(d(i, j) ** 2);
        else terms.skilled.push(lacking);
      }
    }
    return Object.values(terms).reduce((sum, kind) => sum + kind.reduce((a, b) => a + b, 0) / kind.length, 0);
  }

  it.each(names)('is the naive loop’s: %s', (distance) => {
    const objective = { kind: 'contrastive', distance, margin } as const;
    const { total } = embeddingLoss(unit(), labels, objective, createRandom(1));
    expect(total.dataSync()[0]).toBeCloseTo(naiveContrastive(naive[distance]), 3);
  });

  it.each(names)('has the gradient that central differences have: %s', (distance) => {
    const objective = { kind: 'contrastive', distance, margin } as const;
    const loss = (x: unknown) => embeddingLoss(x as Tensor2D, labels, objective, createRandom(1)).total;
    const { found, value } = gradients(loss, [{ shape: [batch, size], values: rows }], createRandom(93));
    for (let index = 0; index < rows.length; index += 3) {
      expect(found[0][index]).toBeCloseTo(numericGradient(value(0), rows, index, 1e-3), 1);
    }
  });
});
