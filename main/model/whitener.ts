/** A whitening on the runtime. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { tf } from './ops.ts';
import type { Whitening } from './whitening.ts';

export interface Whitener {
  readonly channels: number;
  /** @param cells [cells, channels] */
  whiten(cells: Tensor2D): Tensor2D;
  dispose(): void;
}

export function createWhitener(whitening: Whitening): Whitener {
  const channels = whitening.mean.length;
  const mean: Tensor2D = tf.tensor2d(whitening.mean, [1, channels]);
  const matrix: Tensor2D = tf.tensor2d(whitening.matrix, [channels, channels]);
  return {
    channels,
    whiten: (cells) => tf.matMul(tf.sub(cells, mean), matrix),
    dispose: () => void tf.dispose([mean, matrix]),
  };
}
