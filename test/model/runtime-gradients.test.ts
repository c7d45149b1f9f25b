import { expect, it } from 'vitest';
import { tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';

it('has gradients with WebAssembly where native TensorFlow was never loaded', async () => {
  await loadRuntime('wasm');
  const slope = tf.grad((x) => tf.sum(tf.square(x)))(tf.tensor1d([1, -2, 3]));
  expect([...(await slope.data())]).toEqual([2, -4, 6]);
});
