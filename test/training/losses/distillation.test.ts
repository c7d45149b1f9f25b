import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import { tf, type Tensor2D, type Tensor4D } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { distillationLoss } from '../../../main/training/losses/distillation.ts';
import { numericGradient, randomArray } from '../../model/numeric-gradient.ts';

beforeAll(() => loadRuntime());

const random = createRandom(17);
const [images, cells, channels, size] = [2, 6, 3, 4];
const unit = (rows: Float32Array, length: number) =>
  rows.map((value, i) => value / Math.hypot(...rows.slice(i - (i % length), i - (i % length) + length)));

interface Numbers {
  readonly global: Float32Array;
  readonly map: Float32Array;
}
const drawn = (): Numbers => ({
  global: unit(randomArray(images * size, random), size),
  map: randomArray(images * cells * channels, random),
});
const [learner, teacher] = [drawn(), drawn()];

const outputOf = ({ global, map }: Numbers) => ({
  global: tf.tensor2d(global, [images, size]) as Tensor2D,
  maps: new Map([['fine', tf.tensor4d(map, [images, 2, 3, channels]) as Tensor4D]]),
});
const loss = (one: Numbers, other: Numbers) =>
  tf.tidy(() => distillationLoss(outputOf(one), outputOf(other)).dataSync()[0]);

/** The same, cell by cell. */
function naive(one: Numbers, other: Numbers): number {
  const dot = (a: Float32Array, b: Float32Array, at: number, length: number) =>
    Array.from({ length }, (_, i) => a[at + i] * b[at + i]).reduce((sum, product) => sum + product, 0);
  let total = 0;
  for (let image = 0; image < images; image++) {
    total += (1 - dot(one.global, other.global, image * size, size)) / images;
    const norms = Array.from({ length: cells }, (_, cell) => {
      const at = (image * cells + cell) * channels;
      return [dot(one.map, one.map, at, channels), dot(other.map, other.map, at, channels)].map(Math.sqrt);
    });
    const sum = norms.reduce((all, [, norm]) => all + norm, 0);
    norms.forEach(([own, aim], cell) => {
      const cosine = dot(one.map, other.map, (image * cells + cell) * channels, channels) / (own * aim);
      total += ((1 - cosine) * aim) / sum / images;
    });
  }
  return total;
}

describe('distillation', () => {
  it('costs nothing where both networks answer alike, and as much as a naive loop says where not', () => {
    expect(loss(teacher, teacher)).toBeCloseTo(0, 5);
    expect(loss(learner, teacher)).toBeCloseTo(naive(learner, teacher), 4);
  });

  it('does not mind how long a cell is, only where it points', () => {
    const longer = { ...learner, map: learner.map.map((value) => 3 * value) };
    expect(loss(longer, teacher)).toBeCloseTo(loss(learner, teacher), 4);
  });

  it('has the gradient that differences say', () => {
    const gradient = tf.grad((map) =>
      distillationLoss({ ...outputOf(learner), maps: new Map([['fine', map as Tensor4D]]) }, outputOf(teacher)),
    )(tf.tensor4d(learner.map, [images, 2, 3, channels]));
    gradient.dataSync().forEach((found, i) => {
      const wanted = numericGradient((map) => loss({ ...learner, map }, teacher), learner.map, i);
      expect(found).toBeCloseTo(wanted, 2);
    });
  });
});
