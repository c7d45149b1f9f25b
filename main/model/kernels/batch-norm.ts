/** Batch normalisation over [batch, rows, columns, channels], forward and backward as one native kernel each. */
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { type KernelAttributes, nativeBackend, runNative } from './native.ts';

/** Added to the variance before the root, as in Ioffe and Szegedy 2015. */
export const normEpsilon = 1e-3;

export interface BatchStatistics {
  readonly mean: Tensor1D;
  readonly variance: Tensor1D;
}

const attributes = {
  T: 'type',
  U: 'type',
  epsilon: { float: normEpsilon },
  data_format: { text: 'NHWC' },
  is_training: true,
} as const satisfies KernelAttributes;

/**
 * Normalises each channel by the batch's own mean and variance, then scales and offsets it.
 *
 * @param x      [batch, rows, columns, channels]
 * @param scale  [channels]
 * @param offset [channels]
 * @param onStatistics told the batch's mean and variance; the tensors live only during the call
 */
export function batchNorm(
  x: Tensor4D,
  scale: Tensor1D,
  offset: Tensor1D,
  onStatistics: (statistics: BatchStatistics) => void,
): Tensor4D {
  return nativeBackend() === null
    ? composedBatchNorm(x, scale, offset, onStatistics)
    : nativeBatchNorm(x, scale, offset, onStatistics);
}

function nativeBatchNorm(
  x: Tensor4D,
  scale: Tensor1D,
  offset: Tensor1D,
  onStatistics: (statistics: BatchStatistics) => void,
): Tensor4D {
  const backend = nativeBackend();
  if (backend === null) throw new Error('no native backend');
  const normalised = tf.customGrad((x, scale, offset, save) => {
    const none = tf.tensor1d([]);
    const outputs = runNative(
      backend,
      'FusedBatchNormV3',
      { ...attributes, exponential_avg_factor: { float: 1 } },
      [x as Tensor, scale as Tensor, offset as Tensor, none, none],
      6,
    );
    const [value, mean, variance, ...reserved] = outputs;
    onStatistics({ mean: mean as Tensor1D, variance: variance as Tensor1D });
    (save as (tensors: Tensor[]) => void)([x as Tensor, scale as Tensor, ...reserved]);
    const gradFunc = (dy: Tensor, saved: Tensor[]): Tensor[] =>
      runNative(backend, 'FusedBatchNormGradV3', attributes, [dy, ...saved], 5).slice(0, 3);
    return { value, gradFunc };
  });
  return normalised(x, scale, offset) as Tensor4D;
}

/** The same from tfjs's own operations and their gradients. */
export function composedBatchNorm(
  x: Tensor4D,
  scale: Tensor1D,
  offset: Tensor1D,
  onStatistics: (statistics: BatchStatistics) => void,
): Tensor4D {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  const samples = x.size / scale.size;
  // The kernel reports the unbiased variance (n − 1), yet normalises by the biased one.
  onStatistics({ mean: mean as Tensor1D, variance: tf.mul(variance, samples / Math.max(1, samples - 1)) as Tensor1D });
  const deviation = tf.sqrt(tf.add(variance, normEpsilon));
  return tf.add(tf.mul(tf.sub(x, mean), tf.div(scale, deviation)), offset) as Tensor4D;
}
