/** A tower: a specification, its named parameters, and one forward pass over a whole batch (shared weights). */
import type { Tensor, Tensor1D, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert.ts';
import type { Random } from '../../base/random.ts';
import { batchNorm } from '../kernels/batch-norm.ts';
import { convolve } from '../kernels/convolution.ts';
import { foldNorm } from '../kernels/folded-norm.ts';
import { hasFewTaps, normalisedInput } from '../kernels/input-layer.ts';
import { halve } from '../kernels/max-pool.ts';
import { addOffset } from '../kernels/offset.ts';
import { relu } from '../kernels/relu.ts';
import { tf } from '../ops.ts';
import { type ParameterSpec, parameterSpecs } from './shapes.ts';
import type { ConvolutionLayer, TowerSpec } from './spec.ts';

export interface TowerOutput {
  /** [batch, embedding size], unit length. */
  readonly global: Tensor2D;
  /** [batch, rows, columns, channels] by the map's name, not normalised. */
  readonly maps: ReadonlyMap<string, Tensor4D>;
}

/**
 * What a training step normalises by: `batch`, the batch's own statistics, which also move the moving ones; or `kept`, the
 * moving statistics as they are, so that a network that goes on from another begins with exactly its outputs, and a few
 * people's handwriting does not become the measure of everybody's.
 */
export type Statistics = 'batch' | 'kept';

export interface Tower {
  readonly spec: TowerSpec;
  readonly parameters: ReadonlyMap<string, Variable>;
  /** The forward pass that gradients flow through, with dropout drawn from `random`. */
  trainingForward(images: Tensor4D, random: Random, statistics?: Statistics): TowerOutput;
  dispose(): void;
}

/** @param values parameters by name; what is missing is drawn from `random` */
export function buildTower(spec: TowerSpec, random: Random, values?: ReadonlyMap<string, Float32Array>): Tower {
  const parameters = new Map(
    parameterSpecs(spec).map((parameter) => {
      const numbers = values?.get(parameter.name) ?? initialNumbers(parameter, random);
      const start = tf.tensor(numbers, [...parameter.shape]);
      const variable = tf.variable(start, parameter.trainable);
      start.dispose();
      return [parameter.name, variable] as const;
    }),
  );
  return {
    spec,
    parameters,
    trainingForward: (images, random, statistics = 'batch') =>
      trainingForward({ spec, parameters, statistics }, images, random),
    dispose: () => parameters.forEach((variable) => variable.dispose()),
  };
}

/** What a tower that is drawn from `random` begins with. */
export function initialParameters(spec: TowerSpec, random: Random): Map<string, Float32Array> {
  return new Map(parameterSpecs(spec).map((parameter) => [parameter.name, initialNumbers(parameter, random)]));
}

function initialNumbers({ shape, initial }: ParameterSpec, random: Random): Float32Array {
  const numbers = new Float32Array(shape.reduce((product, side) => product * side, 1));
  if (initial.kind === 'constant') return numbers.fill(initial.value);
  // He et al. 2015: variance 2 / inputs keeps activations' scale through ReLU layers.
  const deviation = Math.sqrt(2 / initial.inputs);
  return numbers.map(() => deviation * random.normal());
}

type Parameters = ReadonlyMap<string, Variable>;

function parameter<T extends Tensor>(parameters: Parameters, name: string): T {
  const found = parameters.get(name);
  assert(found !== undefined, `the network has no parameter ${name}`);
  return found as Tensor as T;
}

interface Network {
  readonly spec: TowerSpec;
  readonly parameters: Parameters;
  readonly statistics: Statistics;
}

function trainingForward(network: Network, images: Tensor4D, random: Random): TowerOutput {
  const { spec, parameters } = network;
  const later = finishedLater(spec);
  let missing: Tensor1D | null = null;
  const trunk = runTrunk(
    spec,
    images,
    (x, layer) => {
      const normalised = normalisedConvolution(network, x, layer, x === images);
      if (!later.has(layer.name)) return relu(whole(normalised));
      missing = normalised.missing;
      return normalised.value;
    },
    (x) => {
      const halved = { value: halve(x), missing };
      missing = null;
      return relu(whole(halved));
    },
  );
  const maps = new Map(
    spec.maps.map(({ name, after, channels }) => {
      const layer = linearLayer(name, channels);
      return [name, whole(normalisedConvolution(network, activation(trunk, after), layer))] as const;
    }),
  );
  const { from, dropout } = spec.embedding;
  const source = from === null ? activation(trunk, '') : activation(maps, from);
  const flat = dropOut(tf.reshape(source, [images.shape[0], -1]), dropout, random);
  const kernel = parameter<Tensor2D>(parameters, 'embedding.kernel');
  const bias = parameter<Tensor1D>(parameters, 'embedding.bias');
  return { global: unitRows(tf.add(tf.matMul(flat, kernel), bias)), maps };
}

/**
 * Layers that are pooled before anybody reads them. A maximum may change places with a ReLU and with an offset, which have
 * a quarter of the work behind the pool.
 */
function finishedLater({ trunk, maps }: TowerSpec): ReadonlySet<string> {
  const read = new Set(maps.map(({ after }) => after));
  const pooled = trunk.flatMap((layer, index) =>
    layer.kind === 'convolution' && trunk[index + 1]?.kind === 'pool' && !read.has(layer.name) ? [layer.name] : [],
  );
  return new Set(pooled);
}

/** The map head as the 1 × 1 convolution that it is. */
export function linearLayer(name: string, channels: number): ConvolutionLayer {
  return { kind: 'convolution', name, filters: channels, size: 1, stride: 1, padding: 'same' };
}

/** Activations after every named layer, and under `''` the trunk's end. */
export function runTrunk(
  spec: TowerSpec,
  images: Tensor4D,
  block: (x: Tensor4D, layer: ConvolutionLayer) => Tensor4D,
  pool: (x: Tensor4D) => Tensor4D = (x) => halve(x),
): ReadonlyMap<string, Tensor4D> {
  const activations = new Map<string, Tensor4D>();
  let x = images;
  for (const layer of spec.trunk) {
    x = layer.kind === 'pool' ? pool(x) : block(x, layer);
    if (layer.kind === 'convolution') activations.set(layer.name, x);
  }
  return activations.set('', x);
}

export function activation(activations: ReadonlyMap<string, Tensor4D>, name: string): Tensor4D {
  const found = activations.get(name);
  assert(found !== undefined, `the network has no activation ${name}`);
  return found;
}

/** A layer's output, but for an offset a channel where there is one. */
interface Normalised {
  readonly value: Tensor4D;
  readonly missing: Tensor1D | null;
}

const whole = ({ value, missing }: Normalised): Tensor4D => (missing === null ? value : addOffset(value, missing));

function normalisedConvolution(
  { parameters, statistics }: Network,
  x: Tensor4D,
  layer: ConvolutionLayer,
  isInput = false,
): Normalised {
  const of = <T extends Tensor>(part: string) => parameter<T>(parameters, `${layer.name}.${part}`);
  const { stride, padding } = layer;
  const [filter, scale, offset] = [of<Tensor4D>('filter'), of<Tensor1D>('scale'), of<Tensor1D>('offset')];
  if (statistics === 'kept') {
    const folded = foldNorm(filter, { scale, offset, mean: of<Tensor1D>('mean'), variance: of<Tensor1D>('variance') });
    return { value: convolve(x, folded.filter, stride, padding, isInput), missing: folded.offset };
  }
  const moving = { mean: of<Variable>('mean'), variance: of<Variable>('variance') };
  const value =
    isInput && hasFewTaps(filter)
      ? normalisedInput(x, { filter, scale, offset }, stride, padding, moving)
      : batchNorm(convolve(x, filter, stride, padding, isInput), scale, offset, moving);
  return { value, missing: null };
}

/** Zeroes a share of the features and scales up the rest (Srivastava et al. 2014). */
function dropOut(features: Tensor2D, share: number, random: Random): Tensor2D {
  if (share === 0) return features;
  const kept = 1 / (1 - share);
  const mask = new Float32Array(features.size);
  for (let i = 0; i < mask.length; i++) mask[i] = random.next() < share ? 0 : kept;
  return tf.mul(features, tf.tensor2d(mask, features.shape));
}

/** Rows scaled to length 1: points on the unit hypersphere. */
export function unitRows(rows: Tensor2D): Tensor2D {
  const scaled = tf.customGrad((x, save) => {
    const lengths = rowLengths(x as Tensor2D);
    const units = tf.div(x as Tensor2D, lengths);
    (save as (tensors: Tensor[]) => void)([units, lengths]);
    // What of the gradient points along a row is lost in the scaling: (dy − u (u · dy)) / length.
    const gradFunc = (dy: Tensor, [units, lengths]: Tensor[]): Tensor =>
      tf.div(tf.sub(dy, tf.mul(units, tf.sum(tf.mul(units, dy), 1, true))), lengths);
    return { value: units, gradFunc };
  });
  return scaled(rows) as Tensor2D;
}

/** [rows, 1]; a hair above 0 for an empty row, so that its gradient stays finite. */
export function rowLengths(rows: Tensor2D): Tensor2D {
  return tf.sqrt(tf.add(tf.sum(tf.square(rows), 1, true), 1e-12));
}
