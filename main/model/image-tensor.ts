/** Normalised images as the network takes them. */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { assert } from '../base/assert.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import { tf } from './ops.ts';

/** [batch, height, width, 1], ink 1 on paper 0. */
export function imageTensor(
  images: readonly NormalisedImage[],
  { width, height }: Pick<NormalisedImage, 'width' | 'height'>,
): Tensor4D {
  const numbers = new Float32Array(images.length * width * height);
  images.forEach((image, index) => {
    assert(image.width === width && image.height === height, 'the image has not the size of the network’s input');
    const start = index * width * height;
    for (let i = 0; i < image.coverage.length; i++) numbers[start + i] = image.coverage[i] / 255;
  });
  return tf.tensor4d(numbers, [images.length, height, width, 1]);
}
