import type { Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';

export function convolve(x: Tensor4D, filter: Tensor4D, stride: number, padding: 'same' | 'valid'): Tensor4D {
  return tf.conv2d(x, filter, stride, padding);
}
