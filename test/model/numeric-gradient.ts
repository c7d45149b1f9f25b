/** Gradients by central differences: what every hand-written gradient is held against. */
import { tf } from '../../main/model/ops.ts';
import type { Random } from '../../main/base/random.ts';

export function randomArray(length: number, random: Random): Float32Array {
  return Float32Array.from({ length }, () => random.normal());
}

/** d f / d x[index] by (f(x + h) − f(x − h)) / 2h. */
export function numericGradient(f: (x: Float32Array) => number, at: Float32Array, index: number, step = 1e-2): number {
  const moved = (by: number) => f(at.map((value, i) => (i === index ? value + by : value)));
  return (moved(step) - moved(-step)) / (2 * step);
}

/** Σ weights · f(inputs) as a number, and its gradients by tfjs, so that every output counts differently. */
export function gradients(
  f: (...inputs: ReturnType<typeof tf.tensor>[]) => ReturnType<typeof tf.tensor>,
  inputs: readonly { values: Float32Array; shape: number[] }[],
  random: Random,
) {
  const tensors = inputs.map(({ values, shape }) => tf.tensor(values, shape));
  const size = tf.tidy(() => f(...tensors).size);
  const weights = randomArray(size, random);
  const weighed = (...x: ReturnType<typeof tf.tensor>[]) => tf.sum(tf.mul(tf.reshape(f(...x), [size]), weights));
  const found = tf
    .grads((...x) => weighed(...x))(tensors)
    .map((gradient) => Float32Array.from(gradient.dataSync()));
  const value = (which: number) => (values: Float32Array) =>
    tf.tidy(
      () =>
        weighed(...tensors.map((tensor, i) => (i === which ? tf.tensor(values, tensor.shape) : tensor))).dataSync()[0],
    );
  return { found, value };
}
