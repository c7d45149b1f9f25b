/** Square roots whose gradients stay finite where there is nothing. */
import type { Rank, Tensor } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';

const epsilon = 1e-6;

/** √(x + ε). @param squares not negative */
export function rootOf<R extends Rank>(squares: Tensor<R>): Tensor<R> {
  return tf.sqrt(tf.add(squares, epsilon));
}
