/** Smooth local displacement of images, bilinear, paper beyond the edges. */
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert.ts';
import { tf } from '../ops.ts';

/**
 * @param images [batch, rows, columns, 1]; no gradient flows back
 * @param knots  [batch, knot rows, knot columns, 2]: displacement (down, right) in pixels on a coarse grid that spans the
 *               image, interpolated between its knots; each pixel of the result is taken from its place plus displacement
 */
export function warpImages(images: Tensor4D, knots: Tensor4D): Tensor4D {
  return tf.tidy(() => {
    const [batch, rows, columns] = images.shape;
    assert(images.size < 2 ** 23, 'places are counted in float32, which is exact up to 16 million');
    const field = tf.image.resizeBilinear(knots, [rows, columns], true);
    const [down, right] = tf.split(field, 2, 3);
    const y = tf.add(down, tf.reshape(tf.range(0, rows), [1, rows, 1, 1]));
    const x = tf.add(right, tf.reshape(tf.range(0, columns), [1, 1, columns, 1]));
    const [top, left] = [tf.floor(y), tf.floor(x)];
    const [low, far] = [tf.sub(y, top), tf.sub(x, left)];
    // One pixel of paper all round, so that places beyond the edge find some.
    const padded = tf.pad4d(images, [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    const flat: Tensor1D = tf.reshape(padded, [-1]);
    const first = tf.reshape(tf.mul(tf.range(0, batch), (rows + 2) * (columns + 2)), [batch, 1, 1, 1]);
    const at = (dy: number, dx: number) => {
      const row = tf.clipByValue(tf.add(top, dy + 1), 0, rows + 1);
      const column = tf.clipByValue(tf.add(left, dx + 1), 0, columns + 1);
      return tf.gather(flat, tf.cast(tf.add(tf.add(first, tf.mul(row, columns + 2)), column), 'int32'));
    };
    const [near, high] = [tf.sub(1, far), tf.sub(1, low)];
    const upper = tf.add(tf.mul(at(0, 0), near), tf.mul(at(0, 1), far));
    const lower = tf.add(tf.mul(at(1, 0), near), tf.mul(at(1, 1), far));
    return tf.add(tf.mul(upper, high), tf.mul(lower, low)) as Tensor4D;
  });
}
