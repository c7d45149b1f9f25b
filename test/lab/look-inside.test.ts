import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { LayerMaps } from '../../main/contract/lab/look.ts';
import { createLabEmbedder } from '../../main/lab/lab-embedder.ts';
import { lookInside } from '../../main/lab/look-inside.ts';
import { describeNetwork } from '../../main/model/describe.ts';
import { foldTower } from '../../main/model/networks/inference.ts';
import { parameterSpecs } from '../../main/model/networks/shapes.ts';
import { conv4Spec, twoMapSpec, type TowerSpec } from '../../main/model/networks/spec.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { tinySpec } from '../model/tiny-spec.ts';

/** Parameters as after some training: nothing is nought or one that may be anything. */
function someParameters(spec: TowerSpec, seed: number): ReadonlyMap<string, Float32Array> {
  const random = createRandom(seed);
  return new Map(
    parameterSpecs(spec).map(({ name, shape, initial }) => {
      const numbers = new Float32Array(shape.reduce((product, side) => product * side, 1));
      const spread = initial.kind === 'he' ? Math.sqrt(2 / initial.inputs) : 0.2;
      const centre = initial.kind === 'he' ? 0 : initial.value;
      return [name, numbers.map(() => centre + spread * (random.next() * 2 - 1))];
    }),
  );
}

const somePicture = ({ input }: TowerSpec, seed: number) => {
  const random = createRandom(seed);
  return Uint8Array.from({ length: input.width * input.height }, () => (random.chance(0.3) ? random.below(256) : 0));
};

/** [channel][row][column] of bytes, back in numbers. */
function numberAt({ rows, columns, least, greatest, values }: LayerMaps, channel: number, row: number, column: number) {
  return least + (values[(channel * rows + row) * columns + column] / 255) * (greatest - least);
}

/** Half a step of a byte, and a hair for rounding in single precision. */
const tolerance = ({ least, greatest }: LayerMaps) => (greatest - least) / 510 + 1e-4;

type Numbers = ReadonlyMap<string, Float32Array>;
type At = (channel: number, row: number, column: number) => number;

/** conv → batch normalisation → ReLU (or not), by loops, of a 'same' convolution with step 1. */
function naiveConvolution(
  parameters: Numbers,
  { name, size, filters }: { name: string; size: number; filters: number },
  input: { rows: number; columns: number; channels: number; at: At },
  rectified: boolean,
): At {
  const of = (part: string) => parameters.get(`${name}.${part}`) ?? new Float32Array();
  const [filter, scale, offset, mean, variance] = ['filter', 'scale', 'offset', 'mean', 'variance'].map(of);
  const reach = (size - 1) / 2;
  return (channel, row, column) => {
    let sum = 0;
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const [fromRow, fromColumn] = [row + y - reach, column + x - reach];
        if (fromRow < 0 || fromColumn < 0 || fromRow >= input.rows || fromColumn >= input.columns) continue;
        for (let c = 0; c < input.channels; c++) {
          const weight = filter[((y * size + x) * input.channels + c) * filters + channel];
          sum += weight * input.at(c, fromRow, fromColumn);
        }
      }
    }
    const normalised = (scale[channel] * (sum - mean[channel])) / Math.sqrt(variance[channel] + 1e-3) + offset[channel];
    return rectified ? Math.max(0, normalised) : normalised;
  };
}

function expectMaps(layer: LayerMaps, naive: At): void {
  for (let channel = 0; channel < layer.channels; channel++) {
    for (let row = 0; row < layer.rows; row++) {
      for (let column = 0; column < layer.columns; column++) {
        const off = Math.abs(numberAt(layer, channel, row, column) - naive(channel, row, column));
        expect(off).toBeLessThanOrEqual(tolerance(layer));
      }
    }
  }
}

describe('looking inside a network', () => {
  beforeAll(async () => void (await loadRuntime()));

  it.each([conv4Spec(5), twoMapSpec, tinySpec])(
    'shows the layers that $name is described by, with their sizes',
    (spec) => {
      const tower = foldTower(spec, someParameters(spec, 1));
      const { layers, embedding } = lookInside(tower, somePicture(spec, 2));
      const described = describeNetwork(spec).layers.filter(({ kind }) => kind !== 'embedding');
      expect(layers.map(({ name, rows, columns, channels }) => ({ name, rows, columns, channels }))).toEqual(
        described.map(({ name, output }) => ({ name, ...output })),
      );
      for (const { values, rows, columns, channels } of layers) expect(values).toHaveLength(rows * columns * channels);
      expect(embedding).toHaveLength(spec.embedding.size);
      expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
      tower.dispose();
    },
  );

  it('ends in the very embedding that the embedder gives', () => {
    const spec = conv4Spec(7);
    const embedder = createLabEmbedder(spec, someParameters(spec, 3));
    const picture = somePicture(spec, 4);
    expect(lookInside(embedder.tower, picture).embedding).toEqual(embedder.embed(picture));
    embedder.dispose();
  });

  it('agrees with convolution, normalisation, ReLU and pool as loops', () => {
    const parameters = someParameters(tinySpec, 5);
    const tower = foldTower(tinySpec, parameters);
    const picture = somePicture(tinySpec, 6);
    const { layers } = lookInside(tower, picture);
    const [conv1, pool1, conv2, fine, coarse] = layers;
    const input = {
      rows: 8,
      columns: 16,
      channels: 1,
      at: (_: number, y: number, x: number) => picture[y * 16 + x] / 255,
    };
    const first = naiveConvolution(parameters, { name: 'conv1', size: 3, filters: 4 }, input, true);
    expectMaps(conv1, first);
    const halved: At = (channel, row, column) =>
      Math.max(...[0, 1].flatMap((y) => [0, 1].map((x) => first(channel, 2 * row + y, 2 * column + x))));
    expectMaps(pool1, halved);
    const pooled = { rows: 4, columns: 8, channels: 4, at: halved };
    const second = naiveConvolution(parameters, { name: 'conv2', size: 3, filters: 6 }, pooled, true);
    expectMaps(conv2, second);
    const read = { rows: 8, columns: 16, channels: 4, at: first };
    expectMaps(fine, naiveConvolution(parameters, { name: 'fine', size: 1, filters: 3 }, read, false));
    const last = { rows: 4, columns: 8, channels: 6, at: second };
    expectMaps(coarse, naiveConvolution(parameters, { name: 'coarse', size: 1, filters: 4 }, last, false));
    tower.dispose();
  });

  it('has a last layer that leads to the embedding: weights, bias, and a length of one', () => {
    const spec = conv4Spec(6);
    const parameters = someParameters(spec, 7);
    const tower = foldTower(spec, parameters);
    const { layers, embedding } = lookInside(tower, somePicture(spec, 8));
    const last = layers[layers.length - 1];
    const kernel = parameters.get('embedding.kernel') ?? new Float32Array();
    const bias = parameters.get('embedding.bias') ?? new Float32Array();
    expect(last.rows * last.columns * last.channels).toBe(kernel.length / 6);
    const sums = Array.from(bias);
    for (let channel = 0; channel < last.channels; channel++) {
      for (let k = 0; k < 6; k++) sums[k] += numberAt(last, channel, 0, 0) * kernel[channel * 6 + k];
    }
    const length = Math.hypot(...sums);
    embedding.forEach((value, k) => expect(value).toBeCloseTo(sums[k] / length, 2));
    tower.dispose();
  });

  it('tells of a layer that is silent everywhere that it is', () => {
    const spec = conv4Spec(4);
    const parameters = new Map(someParameters(spec, 9));
    parameters.set('conv4.offset', new Float32Array(64).fill(-100));
    const tower = foldTower(spec, parameters);
    const silent = lookInside(tower, somePicture(spec, 10)).layers.find(({ name }) => name === 'conv4');
    expect(silent).toMatchObject({ least: 0, greatest: 0 });
    expect(silent?.values.every((value) => value === 0)).toBe(true);
    tower.dispose();
  });
});
