/** max(0, x), whose gradient is one native kernel where tfjs would compose four passes. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { nativeBackend, runNative } from './native.ts';

/** The gradient reads the output, not the input, so that the input can be freed early. */
export function relu<T extends Tensor>(x: T): T {
  const backend = nativeBackend();
  const rectified = tf.customGrad((x, save) => {
    const value = tf.relu(x as Tensor);
    (save as (tensors: Tensor[]) => void)([value]);
    const gradFunc = (dy: Tensor, [y]: Tensor[]): Tensor =>
      backend === null ? tf.mul(dy, tf.step(y)) : runNative(backend, 'ReluGrad', { T: 'type' }, [dy, y], 1)[0];
    return { value, gradFunc };
  });
  return rectified(x) as T;
}
