import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../main/base/random.ts';
import { transformImages } from '../../main/model/kernels/transform.ts';
import { tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { augment, randomTransform, signatureAugmentation } from '../../main/training/augment.ts';

beforeAll(() => loadRuntime());

/** A cross in the middle of each of four images of 96 × 192. */
function crosses(): Tensor4D {
  const pixels = new Float32Array(4 * 96 * 192);
  for (let image = 0; image < 4; image++) {
    for (let i = -20; i <= 20; i++) {
      pixels[image * 96 * 192 + (48 + i) * 192 + 96] = 1;
      pixels[image * 96 * 192 + 48 * 192 + 96 + i] = 1;
    }
  }
  return tf.tensor4d(pixels, [4, 96, 192, 1]);
}

describe('augmentation', () => {
  it('draws the same from the same seed, and differs from image to image', () => {
    const images = crosses();
    const [one, again] = [7, 7].map((seed) => Array.from(augment(images, createRandom(seed)).dataSync()));
    expect(again).toEqual(one);
    const size = 96 * 192;
    expect(one.slice(0, size)).not.toEqual(one.slice(size, 2 * size));
  });

  it('keeps ink within 0 and 1.1, near its place, and about as much of it', () => {
    const images = crosses();
    for (let seed = 0; seed < 5; seed++) {
      const changed = augment(images, createRandom(seed));
      expect(tf.min(changed).dataSync()[0]).toBeGreaterThanOrEqual(0);
      expect(tf.max(changed).dataSync()[0]).toBeLessThanOrEqual(1.1);
      const near = tf.slice4d(changed, [0, 8, 40, 0], [4, 80, 112, 1]);
      expect(tf.sum(near).dataSync()[0]).toBeCloseTo(tf.sum(changed).dataSync()[0], 2);
      expect(tf.sum(changed).dataSync()[0]).toBeGreaterThan(10);
    }
  });

  it('turns about the middle', () => {
    for (let seed = 0; seed < 20; seed++) {
      const [a, b, c, d, e, f] = randomTransform(192, 96, createRandom(seed), signatureAugmentation);
      expect(Math.abs(a * 95.5 + b * 47.5 + c - 95.5)).toBeLessThanOrEqual(0.04 * 192);
      expect(Math.abs(d * 95.5 + e * 47.5 + f - 47.5)).toBeLessThanOrEqual(0.04 * 96);
    }
  });
});

describe('the kinds that are off by default', () => {
  const still = {
    ...signatureAugmentation,
    rotation: 0,
    scale: [1, 1],
    shear: 0,
    shift: 0,
    thicker: { chance: 0, most: 0 },
    thinner: { chance: 0, most: 0 },
    intensity: [1, 1],
  } as const;
  const ink = (images: Tensor4D) => tf.sum(images).dataSync()[0];

  it('change nothing while they are off', () => {
    expect(Array.from(augment(crosses(), createRandom(1), still).dataSync())).toEqual(Array.from(crosses().dataSync()));
  });

  it('bend the strokes, break them, and speckle the paper', () => {
    const bent = augment(crosses(), createRandom(1), { ...still, elastic: 3 });
    expect(Array.from(bent.dataSync())).not.toEqual(Array.from(crosses().dataSync()));
    expect(ink(bent) / ink(crosses())).toBeCloseTo(1, 1);
    expect(ink(augment(crosses(), createRandom(1), { ...still, breaks: 2000 }))).toBeLessThan(ink(crosses()));
    expect(ink(augment(crosses(), createRandom(1), { ...still, specks: 20 }))).toBeGreaterThan(ink(crosses()));
  });
});

describe('a projective transform', () => {
  it('takes each pixel from where the eight numbers say', () => {
    const images = tf.tensor4d(
      Float32Array.from({ length: 20 }, (_, i) => i),
      [1, 4, 5, 1],
    );
    const moved = transformImages(images, tf.tensor2d([[1, 0, 1, 0, 1, 2, 0, 0]]));
    const rows = tf.reshape(moved, [4, 5]).arraySync() as number[][];
    expect(rows[0]).toEqual([11, 12, 13, 14, 0]);
    expect(rows[1]).toEqual([16, 17, 18, 19, 0]);
    expect(rows[2]).toEqual([0, 0, 0, 0, 0]);
  });
});
