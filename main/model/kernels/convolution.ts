/**
 * Convolution whose gradients are convolutions themselves, for backends that lack the kernels of the gradients
 * (WebAssembly has none for the filter, and a slow one for the input).
 */
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { nativeBackend } from './native.ts';

export type Padding = 'same' | 'valid';

/**
 * @param x       [batch, rows, columns, channels]
 * @param filter  [height, width, channels, filters]
 * @param isInput x is the network's input: nobody asks for its gradient
 */
export function convolve(x: Tensor4D, filter: Tensor4D, stride: number, padding: Padding, isInput = false): Tensor4D {
  return nativeBackend() === null
    ? convolveWithOwnGradients(x, filter, stride, padding, isInput)
    : tf.conv2d(x, filter, stride, padding);
}

export function convolveWithOwnGradients(
  x: Tensor4D,
  filter: Tensor4D,
  stride: number,
  padding: Padding,
  isInput = false,
): Tensor4D {
  const geometry = geometryOf(x.shape, filter.shape, stride, padding);
  if (isInput) {
    const ofFilter = tf.customGrad((filter) => ({
      value: tf.conv2d(x, filter as Tensor4D, stride, padding),
      gradFunc: (dy: Tensor) => filterGradient(x, dy as Tensor4D, geometry),
    }));
    return ofFilter(filter) as Tensor4D;
  }
  const ofBoth = tf.customGrad((x, filter, save) => {
    (save as (tensors: Tensor[]) => void)([x as Tensor, filter as Tensor]);
    return {
      value: tf.conv2d(x as Tensor4D, filter as Tensor4D, stride, padding),
      gradFunc: (dy: Tensor, saved: Tensor[]): Tensor[] => {
        const [x, filter] = saved as Tensor4D[];
        return [inputGradient(dy as Tensor4D, filter, geometry), filterGradient(x, dy as Tensor4D, geometry)];
      },
    };
  });
  return ofBoth(x, filter) as Tensor4D;
}

/** One direction of a convolution: sizes in cells, `before` zeros padded ahead of the input. */
interface Axis {
  readonly input: number;
  readonly kernel: number;
  readonly output: number;
  readonly before: number;
}

interface Geometry {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly stride: number;
}

/** TensorFlow's 'same': as many outputs as strides, the odd zero behind. */
function axisOf(input: number, kernel: number, stride: number, padding: Padding): Axis {
  if (padding === 'valid') return { input, kernel, output: Math.floor((input - kernel) / stride) + 1, before: 0 };
  const output = Math.ceil(input / stride);
  const padded = Math.max(0, (output - 1) * stride + kernel - input);
  return { input, kernel, output, before: padded >> 1 };
}

function geometryOf(x: readonly number[], filter: readonly number[], stride: number, padding: Padding): Geometry {
  return {
    rows: axisOf(x[1], filter[0], stride, padding),
    columns: axisOf(x[2], filter[1], stride, padding),
    stride,
  };
}

/** Cuts or pads `length` cells so that they begin `before` cells earlier and are `wanted` long. */
function span(length: number, before: number, wanted: number) {
  const after = wanted - length - before;
  const pad: [number, number] = [Math.max(0, before), Math.max(0, after)];
  const begin = Math.max(0, -before);
  return { pad, begin, size: wanted - pad[0] - pad[1] };
}

function fit(x: Tensor4D, rows: ReturnType<typeof span>, columns: ReturnType<typeof span>): Tensor4D {
  const [batch, , , channels] = x.shape;
  const whole = rows.size === x.shape[1] && columns.size === x.shape[2];
  const sizes = [batch, rows.size, columns.size, channels] as [number, number, number, number];
  const cut = whole ? x : tf.slice4d(x, [0, rows.begin, columns.begin, 0], sizes);
  return tf.pad4d(cut, [[0, 0], rows.pad, columns.pad, [0, 0]]);
}

/**
 * dW[u, v, c, f] = Σ x[b, s·i + u, s·j + v, c] · dY[b, i, j, f]: the input, batch and channels swapped, convolved with dY
 * as a filter whose cells lie `stride` apart.
 */
function filterGradient(x: Tensor4D, dy: Tensor4D, { rows, columns, stride }: Geometry): Tensor4D {
  const reach = ({ output, kernel }: Axis) => (output - 1) * stride + kernel;
  const padded = fit(
    x,
    span(rows.input, rows.before, reach(rows)),
    span(columns.input, columns.before, reach(columns)),
  );
  const asBatch: Tensor4D = tf.transpose(padded, [3, 1, 2, 0]);
  const asFilter: Tensor4D = tf.transpose(dy, [1, 2, 0, 3]);
  return tf.transpose(tf.conv2d(asBatch, asFilter, 1, 'valid', 'NHWC', stride), [1, 2, 0, 3]);
}

/** dX: dY with `stride − 1` zeros between its cells, convolved with the filter turned about and transposed. */
function inputGradient(dy: Tensor4D, filter: Tensor4D, { rows, columns, stride }: Geometry): Tensor4D {
  const spread = spreadOut(dy, stride);
  const lead = ({ kernel, before }: Axis) => kernel - 1 - before;
  const padded = fit(
    spread,
    span(spread.shape[1], lead(rows), rows.input + rows.kernel - 1),
    span(spread.shape[2], lead(columns), columns.input + columns.kernel - 1),
  );
  const turned: Tensor4D = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
  return tf.conv2d(padded, turned, 1, 'valid');
}

/** Puts `stride − 1` rows and columns of zeros behind each cell. */
function spreadOut(x: Tensor4D, stride: number): Tensor4D {
  if (stride === 1) return x;
  const [batch, rows, columns, channels] = x.shape;
  const zeros: [[number, number], [number, number], [number, number]] = [
    [0, 0],
    [0, stride - 1],
    [0, 0],
  ];
  const wide: Tensor3D = tf.pad3d(tf.reshape(x, [batch * rows * columns, 1, channels]), zeros);
  const high: Tensor3D = tf.pad3d(tf.reshape(wide, [batch * rows, 1, columns * stride * channels]), zeros);
  return tf.reshape(high, [batch, rows * stride, columns * stride, channels]);
}
