/**
 * The tensor operations, whichever backend computes them. With `runtime.ts` the only import of tfjs: training and lab
 * take `tf` from here.
 */
import * as tf from '@tensorflow/tfjs-core';

export { tf };
export type {
  NamedTensorMap,
  Rank,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor3D,
  Tensor4D,
  TensorInfo,
  Variable,
} from '@tensorflow/tfjs-core';

/** Runs `work` and frees every tensor it made; what it returns holds none. */
export function scoped<T>(work: () => T): T {
  const results: T[] = [];
  tf.tidy(() => {
    results.push(work());
  });
  return results[0];
}
