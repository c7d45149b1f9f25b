import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../main/base/random.ts';
import { composedBatchNorm } from '../../../main/model/kernels/batch-norm.ts';
import { foldNorm } from '../../../main/model/kernels/folded-norm.ts';
import { hasFewTaps, normalisedInput } from '../../../main/model/kernels/input-layer.ts';
import { addOffset } from '../../../main/model/kernels/offset.ts';
import { parameterSpecs } from '../../../main/model/networks/shapes.ts';
import { conv4Spec, kochSpec, type TowerSpec } from '../../../main/model/networks/spec.ts';
import { tf } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { gradients, numericGradient, randomArray } from '../numeric-gradient.ts';

beforeAll(() => loadRuntime());

const filters = 5;
const random = createRandom(31);
const ink = randomArray(4 * 7 * 6 * 2, random).map((value) => Math.max(0, value));
const images = () => tf.tensor4d(ink, [4, 7, 6, 2]);
const learnt = [
  { shape: [3, 2, 2, filters], values: randomArray(60, random) },
  { shape: [filters], values: randomArray(filters, random) },
  { shape: [filters], values: randomArray(filters, random) },
];
const tensorsOf = () => learnt.map(({ values, shape }) => tf.tensor(values, shape)) as [Tensor, Tensor, Tensor];
const movingStatistics = () => ({
  mean: tf.variable(tf.fill([filters], 0.25), false),
  variance: tf.variable(tf.ones([filters]), false),
});

const filterShapes = (spec: TowerSpec) =>
  parameterSpecs(spec).flatMap(({ name, shape }) => (name.endsWith('.filter') ? [[...shape]] : []));

const layers = [
  { stride: 1, padding: 'same' },
  { stride: 2, padding: 'same' },
  { stride: 1, padding: 'valid' },
  { stride: 2, padding: 'valid' },
] as const;
type Layer = (typeof layers)[number];

/** Convolved, then normalised. */
const oneByOne = ({ stride, padding }: Layer, moving = movingStatistics()) =>
  function (filter: unknown, scale: unknown, offset: unknown) {
    const convolved: Tensor4D = tf.conv2d(images(), filter as Tensor4D, stride, padding);
    return composedBatchNorm(convolved, scale as Tensor1D, offset as Tensor1D, moving);
  };
const atOnce = ({ stride, padding }: Layer, moving = movingStatistics()) =>
  function (filter: unknown, scale: unknown, offset: unknown) {
    const layer = { filter: filter as Tensor4D, scale: scale as Tensor1D, offset: offset as Tensor1D };
    return normalisedInput(images(), layer, stride, padding, moving);
  };

function expectAlike(found: ArrayLike<number>, known: ArrayLike<number>, digits: number): void {
  const size = Math.max(1, ...Array.from(known, Math.abs));
  expect(found).toHaveLength(known.length);
  Array.from(known).forEach((value, i) => expect(found[i] / size).toBeCloseTo(value / size, digits));
}

describe('convolution and batch normalisation of an input at once', () => {
  it.each(layers)('make what the two make one after the other: $stride, $padding', (layer) => {
    const [known, found] = [oneByOne(layer), atOnce(layer)].map((network) => network(...tensorsOf()));
    expect(found.shape).toEqual(known.shape);
    expectAlike(found.dataSync(), known.dataSync(), 5);
  });

  it.each(layers)('have their gradients: $stride, $padding', (layer) => {
    const [known, found] = [oneByOne, atOnce].map((network) => gradients(network(layer), learnt, createRandom(14)));
    known.found.forEach((gradient, which) => expectAlike(found.found[which], gradient, 4));
  });

  it('have the gradients that central differences have', () => {
    const { found, value } = gradients(atOnce(layers[0]), learnt, createRandom(15));
    learnt.forEach(({ values }, which) => {
      const some = [...values.keys()].filter((index) => index % 7 === 0);
      const numeric = some.map((index) => numericGradient(value(which), values, index));
      expectAlike(
        some.map((index) => found[which][index]),
        numeric,
        2,
      );
    });
  });

  it.each(layers)('move the moving statistics as far: $stride, $padding', (layer) => {
    const [known, found] = [oneByOne, atOnce].map((network) => {
      const moving = movingStatistics();
      network(layer, moving)(...tensorsOf());
      return moving;
    });
    for (const part of ['mean', 'variance'] as const) expectAlike(found[part].dataSync(), known[part].dataSync(), 5);
  });

  it('are for layers that have far fewer taps than filters', () => {
    const few = (spec: TowerSpec) =>
      filterShapes(spec).map((shape) => hasFewTaps(tf.zeros(shape as Tensor4D['shape'])));
    expect(few(conv4Spec())).toEqual([true, false, false, false]);
    expect(few(kochSpec())).toEqual([false, false, false, false]);
  });
});

describe('batch normalisation by known statistics, folded into its convolution', () => {
  it('makes what the two make one after the other, and has their gradients', () => {
    const [mean, variance] = [randomArray(filters, random), randomArray(filters, random).map(Math.abs)];
    const plain = (filter: unknown, scale: unknown, offset: unknown) => {
      const convolved: Tensor4D = tf.conv2d(images(), filter as Tensor4D, 1, 'same');
      const normalised = tf.div(tf.sub(convolved, mean), tf.sqrt(tf.add(variance, 1e-3)));
      return tf.add(tf.mul(normalised, scale as Tensor1D), offset as Tensor1D);
    };
    const folded = (filter: unknown, scale: unknown, offset: unknown) => {
      const known = { mean: tf.tensor1d(mean), variance: tf.tensor1d(variance) };
      const norm = foldNorm(filter as Tensor4D, { scale: scale as Tensor1D, offset: offset as Tensor1D, ...known });
      return addOffset(tf.conv2d(images(), norm.filter, 1, 'same'), norm.offset);
    };
    expectAlike(folded(...tensorsOf()).dataSync(), plain(...tensorsOf()).dataSync(), 5);
    const [known, found] = [plain, folded].map((network) => gradients(network, learnt, createRandom(16)));
    known.found.forEach((gradient, which) => expectAlike(found.found[which], gradient, 4));
  });
});
