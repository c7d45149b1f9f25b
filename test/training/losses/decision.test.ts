import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import type { LocalMap } from '../../../main/base/embedding.ts';
import { mean } from '../../../main/base/vectors.ts';
import { adjustDistance, spreadAmong } from '../../../main/matching/compare.ts';
import { localDistance } from '../../../main/matching/local-distance.ts';
import { tf, type Tensor4D } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import {
  adjustedDistances,
  decisionLoss,
  type DecisionModel,
  trialsOf,
} from '../../../main/training/losses/decision.ts';
import { numericGradient, randomArray } from '../../model/numeric-gradient.ts';

beforeAll(() => loadRuntime());

const random = createRandom(23);
const [rows, columns, channels] = [2, 3, 4];
const window = { rows: 1, columns: 1 };
/** Two writers with forgeries, one with two genuine signatures alone, one whose single signature has nothing to be compared with. */
const labels = {
  writers: [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3],
  genuine: [true, true, true, false, true, true, false, false, true, true, true],
};
const numbers = randomArray(labels.writers.length * rows * columns * channels, random);
const model: DecisionModel = {
  localMap: 'fine',
  whitening: { mean: randomArray(channels, random), matrix: randomArray(channels * channels, random) },
  spread: {
    populationSpread: 0.6,
    expectedSpread: {
      extent: { mean: 1.5, slope: 0.4 },
      distinctness: { mean: 0, slope: 0 },
      variety: { mean: 0, slope: 0 },
    },
  },
};

const mapOf = (values: Float32Array): Tensor4D => tf.tensor4d(values, [labels.writers.length, rows, columns, channels]);
const loss = (values: Float32Array) =>
  tf.tidy(() => decisionLoss(mapOf(values), labels, model, window)?.dataSync()[0] ?? NaN);

/** Weights from the cells as they are; cells whitened and of length 1, as an embedder makes them. */
function localMap(image: number): LocalMap {
  const { mean: centre, matrix } = model.whitening;
  const cells = new Float32Array(rows * columns * channels);
  const norms = Array.from({ length: rows * columns }, (_, cell) => {
    const from = (image * rows * columns + cell) * channels;
    const own = numbers.slice(from, from + channels);
    const whitened = Array.from({ length: channels }, (_, to) =>
      own.reduce((sum, value, i) => sum + (value - centre[i]) * matrix[i * channels + to], 0),
    );
    cells.set(
      whitened.map((value) => value / Math.hypot(...whitened)),
      cell * channels,
    );
    return Math.hypot(...own);
  });
  const total = norms.reduce((sum, norm) => sum + norm, 0);
  return { rows, columns, channels, cells, weights: Float32Array.from(norms, (norm) => norm / total) };
}

/** Each trial's adjusted distance, as `matching/compare.ts` has it. */
function naiveScores() {
  const maps = labels.writers.map((_, image) => localMap(image));
  const distance = (one: number, other: number) => localDistance(maps[one], maps[other], window);
  const extent = (image: number) => -maps[image].weights.reduce((sum, weight) => sum + weight * Math.log(weight), 0);
  const scores: { genuine: boolean; score: number }[] = [];
  for (const writer of [0, 1, 2]) {
    const own = labels.writers.flatMap((one, image) => (one === writer ? [image] : []));
    const genuine = own.filter((image) => labels.genuine[image]);
    for (const left of genuine) {
      const references = genuine.filter((image) => image !== left);
      const usual = 0.6 + 0.4 * (mean(references.map(extent)) - 1.5);
      for (const probe of own.filter((image) => image === left || !labels.genuine[image])) {
        const distances = references.map((reference) => distance(reference, probe));
        const score = adjustDistance(distances, spreadAmong(references, distance), usual);
        scores.push({ genuine: labels.genuine[probe], score });
      }
    }
  }
  return scores;
}

describe('the decision as a loss', () => {
  it('adjusts distances as a verification does', () => {
    const found = tf.tidy(() => [...adjustedDistances(mapOf(numbers), trialsOf(labels), model, window).dataSync()]);
    const wanted = naiveScores();
    expect(found).toHaveLength(3 * 2 + 2 * 3 + 2);
    wanted.forEach(({ score }, trial) => expect(found[trial]).toBeCloseTo(score, 3));
  });

  it('sets every genuine trial against every forged one, whoever wrote them', () => {
    const scores = naiveScores();
    const [genuine, forged] = [true, false].map((kind) =>
      scores.flatMap((one) => (one.genuine === kind ? [one.score] : [])),
    );
    const terms = genuine.flatMap((near) => forged.map((far) => Math.log1p(Math.exp(20 * (near - far))) / 20));
    expect(loss(numbers)).toBeCloseTo(mean(terms), 3);
  });

  it('says nothing without a forgery', () => {
    const alone = { ...labels, genuine: labels.genuine.map(() => true) };
    expect(decisionLoss(mapOf(numbers), alone, model, window)).toBeNull();
  });

  it('has the gradient that differences say', () => {
    const gradient = tf
      .grad((map) => decisionLoss(map as Tensor4D, labels, model, window) ?? tf.scalar(NaN))(mapOf(numbers))
      .dataSync();
    for (let i = 0; i < numbers.length; i += 5) {
      expect(gradient[i]).toBeCloseTo(numericGradient(loss, numbers, i), 2);
    }
  });
});
