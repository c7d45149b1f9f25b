/** Projective transforms of images, bilinear, paper beyond the edges. */
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { nativeBackend, runNative } from './native.ts';

/**
 * @param images     [batch, rows, columns, channels]
 * @param transforms [batch, 8]: a0 a1 a2 b0 b1 b2 c0 c1, which take a pixel (x, y) of the result to ((a0 x + a1 y + a2)/k,
 *                   (b0 x + b1 y + b2)/k) of the source, with k = c0 x + c1 y + 1
 */
export function transformImages(images: Tensor4D, transforms: Tensor2D): Tensor4D {
  const backend = nativeBackend();
  // tfjs-node has no kernel of this name, TensorFlow and WebAssembly have.
  if (backend === null) return tf.image.transform(images, transforms, 'bilinear', 'constant', 0);
  const size = tf.tensor1d([images.shape[1], images.shape[2]], 'int32');
  const attributes = { dtype: 'type', interpolation: { text: 'BILINEAR' }, fill_mode: { text: 'CONSTANT' } } as const;
  const inputs = [images, transforms, size, tf.scalar(0)];
  return runNative(backend, 'ImageProjectiveTransformV3', attributes, inputs, 1)[0] as Tensor4D;
}
