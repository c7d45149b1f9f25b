/**
 * Convolution and batch normalisation of a network's input at once. There a filter has few taps, so that what the taps see
 * tells everything: the outputs' mean and variance follow from the taps' own, and normalising is another filter. No pass
 * over the outputs is needed for it, forward or backward.
 */
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { type BatchStatistics, type MovingStatistics, moveTowards, normEpsilon } from './batch-norm.ts';
import type { Padding } from './convolution.ts';

/** Of a layer: [height, width, channels, filters], [filters], [filters]. */
export interface LearntLayer {
  readonly filter: Tensor4D;
  readonly scale: Tensor1D;
  readonly offset: Tensor1D;
}

/** Whether a layer has so few taps that this is the faster way. */
export function hasFewTaps({ shape: [height, width, channels, filters] }: Tensor4D): boolean {
  return 4 * height * width * channels <= filters;
}

/**
 * What `batchNorm` makes of `convolve`.
 *
 * @param images [batch, rows, columns, channels]; no gradient flows back
 * @param moving moves towards the batch's statistics
 */
export function normalisedInput(
  images: Tensor4D,
  { filter, scale, offset }: LearntLayer,
  stride: number,
  padding: Padding,
  moving: MovingStatistics,
): Tensor4D {
  const seen = whatTapsSee(images, filter.shape, stride, padding);
  const patches: Tensor2D = tf.reshape(seen, [-1, seen.shape[3]]);
  const folded = foldedWeights(patches, filter, scale, offset, moving);
  return tf.reshape(tf.matMul(patches, folded), [...seen.shape.slice(0, 3), filter.shape[3]] as Tensor4D['shape']);
}

/** [batch, rows, columns, taps + 1]: a convolution with a filter for each tap that passes it on; 1 at the end. */
function whatTapsSee(
  images: Tensor4D,
  [height, width, channels]: readonly number[],
  strides: number,
  pad: Padding,
): Tensor4D {
  const taps = height * width * channels;
  const each = tf.tensor4d(identity(taps, taps + 1), [height, width, channels, taps + 1]);
  const one = tf.tensor1d(Float32Array.from({ length: taps + 1 }, (_, tap) => (tap === taps ? 1 : 0)));
  return tf.fused.conv2d({ x: images, filter: each, bias: one, strides, pad });
}

function identity(rows: number, columns: number): Float32Array {
  const numbers = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) numbers[i * columns + i] = 1;
  return numbers;
}

/**
 * [taps + 1, filters]: the filters scaled by the normalisation, and below them what it adds.
 *
 * @param patches [places, taps + 1], ending with 1
 */
function foldedWeights(
  patches: Tensor2D,
  filter: Tensor4D,
  scale: Tensor1D,
  offset: Tensor1D,
  moving: MovingStatistics,
): Tensor2D {
  const [places, width] = patches.shape;
  const products = tf.tidy(() => tf.matMul(patches, patches, true, false).dataSync<'float32'>());
  const taps = tapStatistics(products, width - 1, places);
  const fold = tf.customGrad((filter, scale, offset) => {
    const [weights, scales, offsets] = [filter, scale, offset].map((of) => (of as Tensor).dataSync<'float32'>());
    const norm = normOf(weights, scales, taps);
    moveTowards(moving, norm, places);
    const value = tf.tensor2d(foldIn(weights, offsets, norm), [width, offsets.length]);
    const gradFunc = (dy: Tensor): Tensor[] => {
      const gradient = foldGradient(dy.dataSync<'float32'>(), weights, scales, norm, taps);
      const shapes = [filter, scale, offset].map((of) => (of as Tensor).shape);
      return [gradient.filter, gradient.scale, gradient.offset].map((numbers, i) => tf.tensor(numbers, shapes[i]));
    };
    return { value, gradFunc };
  });
  return fold(filter, scale, offset) as Tensor2D;
}

/** m, and C row by row. */
interface TapStatistics {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** @param products the sums of the products of any two of taps and 1, over all places */
function tapStatistics(products: Float32Array, taps: number, places: number): TapStatistics {
  const width = taps + 1;
  const mean = Float64Array.from({ length: taps }, (_, tap) => products[taps * width + tap] / places);
  const covariance = new Float64Array(taps * taps);
  for (let t = 0; t < taps; t++) {
    for (let u = 0; u < taps; u++) covariance[t * taps + u] = products[t * width + u] / places - mean[t] * mean[u];
  }
  return { mean, covariance };
}

/** Of each filter: its outputs' statistics, the factor that the normalisation comes to, and C times its weights. */
interface Norm extends BatchStatistics {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly factor: Float64Array;
  readonly moved: Float64Array;
}

/** μ = Wᵀm and σ² = diag(WᵀCW), factor = scale / √(σ² + ε). */
function normOf(weights: Float32Array, scales: Float32Array, { mean: m, covariance }: TapStatistics): Norm {
  const [taps, filters] = [m.length, scales.length];
  const [mean, variance] = [new Float64Array(filters), new Float64Array(filters)];
  const moved = new Float64Array(taps * filters);
  for (let t = 0; t < taps; t++) {
    for (let u = 0; u < taps; u++) {
      const shared = covariance[t * taps + u];
      for (let f = 0; f < filters; f++) moved[t * filters + f] += shared * weights[u * filters + f];
    }
    for (let f = 0; f < filters; f++) {
      mean[f] += m[t] * weights[t * filters + f];
      variance[f] += weights[t * filters + f] * moved[t * filters + f];
    }
  }
  const factor = variance.map((value, f) => scales[f] / Math.sqrt(Math.max(0, value) + normEpsilon));
  return { mean, variance, factor, moved };
}

function foldIn(weights: Float32Array, offsets: Float32Array, { mean, factor }: Norm): Float32Array {
  const filters = offsets.length;
  const folded = new Float32Array(weights.length + filters);
  for (let i = 0; i < weights.length; i++) folded[i] = weights[i] * factor[i % filters];
  for (let f = 0; f < filters; f++) folded[weights.length + f] = offsets[f] - mean[f] * factor[f];
  return folded;
}

/**
 * With G and h the gradients of the folded filters and of what is added: d offset = h; d factor = Σ G W − h μ; d scale =
 * d factor / √(σ² + ε); dσ² = −½ d factor · factor / (σ² + ε); dW = G · factor − h · factor · m + 2 C W dσ².
 */
function foldGradient(
  dy: Float32Array,
  weights: Float32Array,
  scales: Float32Array,
  { mean, variance, factor, moved }: Norm,
  { mean: m }: TapStatistics,
) {
  const filters = scales.length;
  const offset = dy.slice(weights.length);
  const dFactor = Float64Array.from(offset, (h, f) => -h * mean[f]);
  for (let i = 0; i < weights.length; i++) dFactor[i % filters] += dy[i] * weights[i];
  const spread = variance.map((value) => Math.max(0, value) + normEpsilon);
  const scale = Float32Array.from(dFactor, (value, f) => value / Math.sqrt(spread[f]));
  const dVariance = dFactor.map((value, f) => (-0.5 * value * factor[f]) / spread[f]);
  const filter = Float32Array.from(weights, (_, i) => {
    const f = i % filters;
    return (dy[i] - offset[f] * m[Math.floor(i / filters)]) * factor[f] + 2 * moved[i] * dVariance[f];
  });
  return { filter, scale, offset };
}
