/** Batch normalisation over [batch, rows, columns, channels], forward and backward as one native kernel each. */
import type { Tensor, Tensor1D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { type KernelAttributes, nativeBackend, runNative } from './native.ts';

/** Added to the variance before the root, as in Ioffe and Szegedy 2015. */
export const normEpsilon = 1e-3;

/** Share of the old moving statistic that a training step keeps. */
const momentum = 0.98;

/** What a finished network normalises by, each [channels]; the variance is the unbiased one (n − 1). */
export interface MovingStatistics {
  readonly mean: Variable;
  readonly variance: Variable;
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
 * @param moving moves towards the batch's
 */
export function batchNorm(x: Tensor4D, scale: Tensor1D, offset: Tensor1D, moving: MovingStatistics): Tensor4D {
  return nativeBackend() === null
    ? composedBatchNorm(x, scale, offset, moving)
    : nativeBatchNorm(x, scale, offset, moving);
}

function nativeBatchNorm(x: Tensor4D, scale: Tensor1D, offset: Tensor1D, moving: MovingStatistics): Tensor4D {
  const backend = nativeBackend();
  if (backend === null) throw new Error('no native backend');
  const normalised = tf.customGrad((x, scale, offset, save) => {
    const outputs = runNative(
      backend,
      'FusedBatchNormV3',
      { ...attributes, exponential_avg_factor: { float: 1 - momentum } },
      [x as Tensor, scale as Tensor, offset as Tensor, moving.mean, moving.variance],
      6,
    );
    const [value, mean, variance, ...reserved] = outputs;
    moving.mean.assign(mean);
    moving.variance.assign(variance);
    (save as (tensors: Tensor[]) => void)([x as Tensor, scale as Tensor, ...reserved]);
    const gradFunc = (dy: Tensor, saved: Tensor[]): Tensor[] =>
      runNative(backend, 'FusedBatchNormGradV3', attributes, [dy, ...saved], 5).slice(0, 3);
    return { value, gradFunc };
  });
  return normalised(x, scale, offset) as Tensor4D;
}

/** The same from tfjs's own operations and their gradients. */
export function composedBatchNorm(x: Tensor4D, scale: Tensor1D, offset: Tensor1D, moving: MovingStatistics): Tensor4D {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  moveTowards(moving, { mean: mean.dataSync(), variance: variance.dataSync() }, x.size / scale.size);
  const deviation = tf.sqrt(tf.add(variance, normEpsilon));
  return tf.add(tf.mul(tf.sub(x, mean), tf.div(scale, deviation)), offset) as Tensor4D;
}

/** Of a batch, each [channels]; the variance is the biased one (n), by which it is normalised. */
export interface BatchStatistics {
  readonly mean: ArrayLike<number>;
  readonly variance: ArrayLike<number>;
}

/** @param samples that the batch's statistics are over */
export function moveTowards(moving: MovingStatistics, { mean, variance }: BatchStatistics, samples: number): void {
  const move = (old: Variable, latest: ArrayLike<number>, unbiased = 1) =>
    tf.tidy(() => {
      const moved = old.dataSync<'float32'>().map((value, i) => {
        return momentum * value + (1 - momentum) * unbiased * latest[i];
      });
      old.assign(tf.tensor1d(moved));
    });
  move(moving.mean, mean);
  move(moving.variance, variance, samples / Math.max(1, samples - 1));
}
