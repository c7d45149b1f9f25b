/** An offset a channel, whose gradient is one native kernel where tfjs would compose it. */
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';
import { nativeBackend, runNative } from './native.ts';

/** @param x [batch, rows, columns, channels] @param offset [channels] */
export function addOffset(x: Tensor4D, offset: Tensor1D): Tensor4D {
  const backend = nativeBackend();
  if (backend === null) return tf.add(x, offset);
  const attributes = { T: 'type', data_format: { text: 'NHWC' } } as const;
  const added = tf.customGrad((x, offset) => ({
    value: runNative(backend, 'BiasAdd', attributes, [x as Tensor, offset as Tensor], 1)[0],
    gradFunc: (dy: Tensor): Tensor[] => [dy, runNative(backend, 'BiasAddGrad', attributes, [dy], 1)[0]],
  }));
  return added(x, offset) as Tensor4D;
}
