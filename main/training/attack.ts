/** Forgeries bent by the network's own gradient until they look like the specimens to it: projected gradient descent. */
import type { NormalisedImage } from '../base/rasters.ts';
import { scoringWindow } from '../matching/local-distance.ts';
import type { DifferentiableModel, LocalTensors } from '../model/differentiable.ts';
import { imageTensor } from '../model/image-tensor.ts';
import { scoped, tf } from '../model/ops.ts';
import type { Scalar, Tensor2D, Tensor4D } from '../model/ops.ts';
import { distancesBetween } from './losses/local-distance.ts';

/**
 * @property budget  how far a pixel may be changed, of 255
 * @property nearInk whether only pixels at most two from ink may change
 */
export interface AttackBudget {
  readonly budget: number;
  readonly nearInk: boolean;
}

/** What becomes of an input on its way to the network; the gradient behind it is taken as if nothing did. */
export type Passage = (image: NormalisedImage) => NormalisedImage;

/** In pixels. */
const inkReach = 2;
/** How many times all steps together would cross the budget: early ones are taken back by later, smaller ones. */
const crossings = 2.5;

/**
 * Moves a forgery towards the references (Madry et al. 2018): in each step every pixel by the sign of its gradient, then
 * back into what the budget allows and into ink between 0 and 1. Steps shrink evenly to nothing.
 *
 * @param references what the attacker knows of the person
 * @param passage    taken into account in each step, straight through (Athalye et al. 2018)
 * @returns what came nearest on the way, the forgery itself included
 */
export function attack(
  model: DifferentiableModel,
  forgery: NormalisedImage,
  references: readonly NormalisedImage[],
  { budget, nearInk }: AttackBudget,
  steps: number,
  passage: Passage = (image) => image,
): NormalisedImage {
  const limit = budget / 255;
  return scoped(() => {
    const start = imageTensor([forgery], forgery);
    const room = nearInk ? tf.mul(nearTo(start), limit) : tf.fill(start.shape, limit);
    const [lowest, highest] = [tf.maximum(0, tf.sub(start, room)), tf.minimum(1, tf.add(start, room))];
    const known = model.localMaps(imageTensor(references, forgery));
    const distance = tf.valueAndGrad((images) => distanceSum(model.localMaps(images as Tensor4D), known));
    let best = { image: forgery, value: Infinity };
    let images = start;
    for (let i = 0; i <= steps; i++) {
      const before = images;
      const step = ((2 * crossings * limit) / steps) * (1 - i / steps);
      images = tf.tidy(() => {
        const image = toImage(before, forgery);
        const { value, grad } = distance(imageTensor([passage(image)], forgery));
        const found = value.dataSync()[0];
        if (found < best.value) best = { image, value: found };
        const moved = tf.sub(before, tf.mul(step, tf.sign(grad)));
        return tf.minimum(highest, tf.maximum(lowest, moved)) as Tensor4D;
      });
      if (before !== start) before.dispose();
    }
    return best.image;
  });
}

function nearTo(images: Tensor4D): Tensor4D {
  const ink: Tensor4D = tf.cast(tf.greater(images, 0.5), 'float32');
  return tf.maxPool(ink, 2 * inkReach + 1, 1, 'same');
}

/** As bytes, which is what the network is given. */
function toImage(images: Tensor4D, { width, height }: NormalisedImage): NormalisedImage {
  return { width, height, coverage: Uint8Array.from(images.dataSync(), (value) => Math.round(255 * value)) };
}

/** (mean + least)/2 of each probe's local distances to the known ones, summed: what the adjusted distance is made of. */
export function distanceSum(probes: LocalTensors, known: LocalTensors): Scalar {
  const units: Tensor4D = tf.concat([probes.units, known.units], 2);
  const both = distancesBetween(units, tf.concat([probes.weights, known.weights], 2), scoringWindow);
  const [count, others] = [probes.weights.shape[2], known.weights.shape[2]];
  const distances: Tensor2D = tf.slice2d(both, [0, count], [count, others]);
  return tf.sum(tf.mul(0.5, tf.add(tf.mean(distances, 1), tf.min(distances, 1))));
}
