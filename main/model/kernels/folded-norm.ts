/** Batch normalisation as a change of the convolution before it, which spares its passes over the output, both ways. */
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { normEpsilon } from './batch-norm.ts';

export interface FoldedNorm {
  readonly filter: Tensor4D;
  /** [filters], to be added to what the filter makes. */
  readonly offset: Tensor1D;
}

/** A layer's batch normalisation by known statistics, each [filters]. */
export interface KnownNorm {
  readonly scale: Tensor1D;
  readonly offset: Tensor1D;
  readonly mean: Tensor1D;
  readonly variance: Tensor1D;
}

/**
 * scale · (conv(x) − mean) / √(variance + ε) + offset = conv with scaled filters, plus one offset.
 *
 * @param filter [height, width, channels, filters]
 */
export function foldNorm(filter: Tensor4D, { scale, offset, mean, variance }: KnownNorm): FoldedNorm {
  const factor = tf.div(scale, tf.sqrt(tf.add(variance, normEpsilon)));
  return { filter: tf.mul(filter, factor), offset: tf.sub(offset, tf.mul(mean, factor)) };
}
