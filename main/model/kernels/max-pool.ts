/** The greatest of each 2 × 2, with a gradient of three passes where TensorFlow's own searches every window again. */
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';

/**
 * An odd last row or column is left out. Where cells of a window tie, each gets the whole gradient: behind a ReLU ties
 * are zeros, whose gradient the ReLU stops.
 *
 * @param x [batch, rows, columns, channels]
 * @returns [batch, ⌊rows / 2⌋, ⌊columns / 2⌋, channels]
 */
export function halve(x: Tensor4D): Tensor4D {
  const pooled = tf.customGrad((x, save) => {
    const source = x as Tensor4D;
    const value = tf.maxPool(source, 2, 2, 'valid');
    (save as (tensors: Tensor[]) => void)([source, value]);
    const gradFunc = (dy: Tensor, saved: Tensor[]): Tensor => {
      const [source, value] = saved as Tensor4D[];
      return halveGradient(source, value, dy as Tensor4D);
    };
    return { value, gradFunc };
  });
  return pooled(x) as Tensor4D;
}

function halveGradient(x: Tensor4D, y: Tensor4D, dy: Tensor4D): Tensor4D {
  const [batch, rows, columns, channels] = x.shape;
  const [, halfRows, halfColumns] = y.shape;
  const whole = rows === 2 * halfRows && columns === 2 * halfColumns;
  const even: Tensor4D = whole ? x : tf.slice4d(x, [0, 0, 0, 0], [batch, 2 * halfRows, 2 * halfColumns, channels]);
  const windows = tf.reshape(even, [batch * halfRows, 2, halfColumns, 2, channels]);
  const perWindow = [batch * halfRows, 1, halfColumns, 1, channels];
  const greatest = tf.equal(windows, tf.reshape(y, perWindow));
  const dWindows = tf.mul(tf.cast(greatest, 'float32'), tf.reshape(dy, perWindow));
  const dEven: Tensor4D = tf.reshape(dWindows, even.shape);
  if (whole) return dEven;
  return tf.pad4d(dEven, [
    [0, 0],
    [0, rows - 2 * halfRows],
    [0, columns - 2 * halfColumns],
    [0, 0],
  ]);
}
