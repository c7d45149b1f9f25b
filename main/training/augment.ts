/** Random but harmless variation: what a second signing, another pen or another scanner would change. */
import type { Tensor4D } from '../model/ops.ts';
import type { Random } from '../base/random.ts';
import { greatestNear } from '../model/kernels/greatest-near.ts';
import { transformImages } from '../model/kernels/transform.ts';
import { warpImages } from '../model/kernels/warp.ts';
import { tf } from '../model/ops.ts';

/** Bounds of what is drawn for each image; 0 leaves a kind out. */
export interface Augmentation {
  /** Radians either way. */
  readonly rotation: number;
  /** Factor per axis. */
  readonly scale: readonly [low: number, high: number];
  readonly shear: number;
  /** Share of the side either way. */
  readonly shift: number;
  /** How often, and at most how far, an image is blended with its dilation and its erosion. */
  readonly thicker: { readonly chance: number; readonly most: number };
  readonly thinner: { readonly chance: number; readonly most: number };
  /** Factor on the ink. */
  readonly intensity: readonly [low: number, high: number];
  /** Greatest local displacement in pixels (Simard, Steinkraus and Platt 2003). */
  readonly elastic: number;
  /** Gaps in the ink and specks on the paper, at most as many an image. */
  readonly breaks: number;
  readonly specks: number;
}

/** For signatures, as the base model was trained. Elastic warps, gaps and specks gained nothing there. */
export const signatureAugmentation: Augmentation = {
  rotation: 0.12,
  scale: [0.88, 1.14],
  shear: 0.12,
  shift: 0.04,
  thicker: { chance: 0.4, most: 1 },
  thinner: { chance: 0.3, most: 0.8 },
  intensity: [0.7, 1.1],
  elastic: 0,
  breaks: 0,
  specks: 0,
};

/**
 * The eight numbers of a projective transform that maps a pixel of the result to one of the source, as TensorFlow takes
 * it: a random rotation, scale per axis, shear and shift about the middle.
 */
export function randomTransform(width: number, height: number, random: Random, bounds: Augmentation): number[] {
  const { rotation, scale, shear, shift } = bounds;
  const angle = random.between(-rotation, rotation);
  const across = 1 / random.between(...scale);
  const down = 1 / random.between(...scale);
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
function varyStrokeWidth(images: Tensor4D, random: Random, { thicker, thinner }: Augmentation): Tensor4D {
  const count = images.shape[0];
  const blend = ({ chance, most }: Augmentation['thicker']) =>
    perImage(count, () => (random.chance(chance) ? random.between(0, most) : 0));
  const dilated = greatestNear(images, 3);
  const thick: Tensor4D = tf.add(images, tf.mul(blend(thicker), tf.sub(dilated, images)));
  const eroded = tf.neg(greatestNear(tf.neg(thick), 2));
  return tf.add(thick, tf.mul(blend(thinner), tf.sub(eroded, thick)));
}

/** Side of the squares of the elastic field, in pixels: between them displacements are interpolated. */
const elasticCell = 16;

function warpElastically(images: Tensor4D, random: Random, most: number): Tensor4D {
  const [count, height, width] = images.shape;
  const knots = [count, Math.ceil(height / elasticCell) + 1, Math.ceil(width / elasticCell) + 1, 2] as const;
  const numbers = new Float32Array(knots[0] * knots[1] * knots[2] * 2).map(() => random.between(-most, most));
  return warpImages(images, tf.tensor4d(numbers, [...knots]));
}

/** Side of a gap or a speck in pixels, at most. */
const blotSide = 3;

/** Erases small squares of ink and puts specks on the paper: a mask to multiply with and one to add. */
function drawBlots(images: Tensor4D, random: Random, { breaks, specks }: Augmentation): Tensor4D {
  const [count, height, width] = images.shape;
  const kept = new Float32Array(images.size).fill(1);
  const added = new Float32Array(images.size);
  const blot = (plane: Float32Array, image: number, value: number) => {
    const side = 1 + random.below(blotSide);
    const [x, y] = [random.below(width - side + 1), random.below(height - side + 1)];
    for (let row = y; row < y + side; row++) {
      const start = (image * height + row) * width + x;
      plane.fill(value, start, start + side);
    }
  };
  for (let image = 0; image < count; image++) {
    for (let left = random.below(breaks + 1); left > 0; left--) blot(kept, image, 0);
    for (let left = random.below(specks + 1); left > 0; left--) blot(added, image, 1);
  }
  const shape = images.shape;
  return tf.maximum(tf.mul(images, tf.tensor4d(kept, shape)), tf.tensor4d(added, shape));
}

/** @param images [batch, height, width, 1], ink 1 on paper 0 */
export function augment(images: Tensor4D, random: Random, bounds: Augmentation = signatureAugmentation): Tensor4D {
  return tf.tidy(() => {
    const [count, height, width] = images.shape;
    let varied = images;
    if (bounds.thicker.chance + bounds.thinner.chance > 0) varied = varyStrokeWidth(varied, random, bounds);
    if (bounds.elastic > 0) varied = warpElastically(varied, random, bounds.elastic);
    if (bounds.breaks + bounds.specks > 0) varied = drawBlots(varied, random, bounds);
    const transforms = Array.from({ length: count }, () => randomTransform(width, height, random, bounds)).flat();
    const moved = transformImages(varied, tf.tensor2d(transforms, [count, 8]));
    return tf.mul(
      moved,
      perImage(count, () => random.between(...bounds.intensity)),
    );
  });
}
