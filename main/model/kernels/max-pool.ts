/** The greatest of each 2 × 2, with a gradient that doesn't search every window again, as TensorFlow's own does. */
import type { Rank, Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { type KernelAttributes, nativeBackend, runNative } from './native.ts';

/**
 * An odd last row or column is left out. Where cells of a window tie, one or each of them gets the whole gradient, as the
 * backend has it: behind a ReLU ties are zeros, whose gradient the ReLU stops.
 *
 * @param x    [batch, rows, columns, channels]
 * @param pool how; left out, the fastest that the backend has
 * @returns [batch, ⌊rows / 2⌋, ⌊columns / 2⌋, channels]
 */
export function halve(x: Tensor4D, pool: Pool = poolOf(nativeBackend())): Tensor4D {
  const pooled = tf.customGrad((x, save) => {
    const { value, notes } = pool.forward(x as Tensor4D);
    (save as (tensors: Tensor[]) => void)([x as Tensor, value, ...notes]);
    const gradFunc = (dy: Tensor, saved: Tensor[]): Tensor => {
      const [source, value, ...notes] = saved as Tensor4D[];
      return pool.backward(source, value, dy as Tensor4D, notes);
    };
    return { value, gradFunc };
  });
  return pooled(x) as Tensor4D;
}

interface Pool {
  /** `notes` is what the way back needs besides the source and the value. */
  forward(x: Tensor4D): { readonly value: Tensor4D; readonly notes: readonly Tensor[] };
  backward(x: Tensor4D, value: Tensor4D, dy: Tensor4D, notes: readonly Tensor[]): Tensor4D;
}

/** Of tfjs's own operations. */
export const composedPool: Pool = {
  forward: (x) => ({ value: tf.maxPool(x, 2, 2, 'valid'), notes: [] }),
  backward: halveGradient,
};

type Backend = NonNullable<ReturnType<typeof nativeBackend>>;

const attributes = {
  T: 'type',
  ksize: { integers: [1, 2, 2, 1] },
  strides: { integers: [1, 2, 2, 1] },
  padding: { text: 'VALID' },
  data_format: { text: 'NHWC' },
  workspace_enabled: true,
  // The name under which TensorFlow registers oneDNN's kernels; its graphs are rewritten to it, single calls are not.
  _kernel: { text: 'MklNameChangeOp' },
} as const satisfies KernelAttributes;

/**
 * oneDNN's pool notes on the way forward which cell of a window was greatest, so that the way back is one pass, seven
 * times as fast as comparing again.
 */
function onednnPool(backend: Backend): Pool {
  return {
    forward: (x) => {
      const [value, ...notes] = runNative(backend, '_MklNativeMaxPool', attributes, [x], 2);
      return { value: value as Tensor4D, notes };
    },
    backward: (x, value, dy, notes) =>
      runNative(backend, '_MklNativeMaxPoolGrad', attributes, [x, value, dy, ...notes], 1)[0] as Tensor4D,
  };
}

const pools = new WeakMap<Backend, Pool>();

/** oneDNN's where this build of TensorFlow has it and no GPU computes. */
function poolOf(backend: Backend | null): Pool {
  if (backend === null) return composedPool;
  const known = pools.get(backend);
  if (known) return known;
  const pool = !backend.isUsingGpuDevice && hasOnednnPool(backend) ? onednnPool(backend) : composedPool;
  pools.set(backend, pool);
  return pool;
}

function hasOnednnPool(backend: Backend): boolean {
  return tf.tidy(() => {
    const x = tf.ones<Rank.R4>([1, 2, 2, 1]);
    const { forward, backward } = onednnPool(backend);
    try {
      const { value, notes } = forward(x);
      return tf.sum(backward(x, value, value, notes)).dataSync()[0] === 1;
    } catch {
      return false;
    }
  });
}

/** Three passes over the windows. */
function halveGradient(x: Tensor4D, y: Tensor4D, dy: Tensor4D): Tensor4D {
  const [batch, rows, columns, channels] = x.shape;
  const [, halfRows, halfColumns] = y.shape;
  const whole = rows === 2 * halfRows && columns === 2 * halfColumns;
  const even: Tensor4D = whole ? x : tf.slice4d(x, [0, 0, 0, 0], [batch, 2 * halfRows, 2 * halfColumns, channels]);
  const windows = tf.reshape(even, [batch * halfRows, 2, halfColumns, 2, channels]);
  const perWindow = [batch * halfRows, 1, halfColumns, 1, channels];
  // 1 where nothing is missing to the greatest. A comparison would do, but WebAssembly spreads its operands slowly.
  const greatest = tf.sub(1, tf.step(tf.sub(tf.reshape(y, perWindow), windows)));
  const dWindows = tf.mul(greatest, tf.reshape(dy, perWindow));
  const dEven: Tensor4D = tf.reshape(dWindows, even.shape);
  if (whole) return dEven;
  return tf.pad4d(dEven, [
    [0, 0],
    [0, rows - 2 * halfRows],
    [0, columns - 2 * halfColumns],
    [0, 0],
  ]);
}
