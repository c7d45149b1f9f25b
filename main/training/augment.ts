/** Random but harmless variation: what a second signing, another pen or another scanner would change. */
import type { Tensor4D } from '../model/ops.ts';
import type { Random } from '../base/random.ts';
import { transformImages } from '../model/kernels/transform.ts';
import { tf } from '../model/ops.ts';

const rotation = 0.12;
const scaleLow = 0.88;
const scaleHigh = 1.14;
const shear = 0.12;
const shift = 0.04;

/**
 * The eight numbers of a projective transform that maps a pixel of the result to one of the source, as TensorFlow takes
 * it: a random rotation, scale per axis, shear and shift about the middle.
 */
export function randomTransform(width: number, height: number, random: Random): number[] {
  const angle = random.between(-rotation, rotation);
  const across = 1 / random.between(scaleLow, scaleHigh);
  const down = 1 / random.between(scaleLow, scaleHigh);
  const slant = random.between(-shear, shear);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [a, b] = [cos * across, (cos * slant - sin) * down];
  const [c, d] = [sin * across, (sin * slant + cos) * down];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const shiftX = middleX + random.between(-shift, shift) * width - a * middleX - b * middleY;
  const shiftY = middleY + random.between(-shift, shift) * height - c * middleX - d * middleY;
  return [a, b, shiftX, c, d, shiftY, 0, 0];
}

function perImage(count: number, draw: () => number): Tensor4D {
  return tf.tensor4d(Float32Array.from({ length: count }, draw), [count, 1, 1, 1]);
}

/** Blends each image with its dilation and its erosion, so that the pen's width tells nothing. */
function varyStrokeWidth(images: Tensor4D, random: Random): Tensor4D {
  const count = images.shape[0];
  const thicker = perImage(count, () => (random.chance(0.4) ? random.next() : 0));
  const thinner = perImage(count, () => (random.chance(0.3) ? random.between(0, 0.8) : 0));
  const dilated = tf.maxPool(images, 3, 1, 'same');
  const thick: Tensor4D = tf.add(images, tf.mul(thicker, tf.sub(dilated, images)));
  const eroded = tf.neg(tf.maxPool(tf.neg(thick), 2, 1, 'same'));
  return tf.add(thick, tf.mul(thinner, tf.sub(eroded, thick)));
}

/** @param images [batch, height, width, 1], ink 1 on paper 0 */
export function augment(images: Tensor4D, random: Random): Tensor4D {
  return tf.tidy(() => {
    const [count, height, width] = images.shape;
    const varied = varyStrokeWidth(images, random);
    const transforms = Array.from({ length: count }, () => randomTransform(width, height, random)).flat();
    const moved = transformImages(varied, tf.tensor2d(transforms, [count, 8]));
    return tf.mul(
      moved,
      perImage(count, () => random.between(0.7, 1.1)),
    );
  });
}
