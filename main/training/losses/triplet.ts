/** Triplet loss on a matrix of distances. */
import type { Scalar, Tensor, Tensor2D } from '../../model/ops.ts';
import { relu } from '../../model/kernels/relu.ts';
import { tf } from '../../model/ops.ts';
import type { TripletRoles } from './batch-roles.ts';

export interface TripletTerm {
  /** Mean of max(0, d(anchor, positive) − d(anchor, negative) + margin) over the triplets that count. */
  readonly loss: Scalar;
  /** How many triplets break the margin. */
  readonly active: Scalar;
}

/**
 * Which triplets the mean is over: `active` those that break the margin, since among all triplets of a batch the many easy
 * ones would drown them; `chosen` all that a miner chose.
 */
export type TripletMean = 'active' | 'chosen';

/**
 * @param distances [batch, batch]
 * @param chosen    [pairs, batch], ones where an image is taken as a negative of the pair
 * @param margin    in the unit of the distances
 */
export function tripletLoss(
  distances: Tensor2D,
  roles: Pick<TripletRoles, 'anchors' | 'positives'>,
  chosen: Tensor2D,
  margin: number,
  mean: TripletMean = 'active',
): TripletTerm {
  const fromAnchor: Tensor2D = tf.matMul(roles.anchors, distances);
  const toPositive = tf.sum(tf.mul(fromAnchor, roles.positives), 1, true);
  const excess: Tensor = tf.mul(relu(tf.add(tf.sub(toPositive, fromAnchor), margin)), chosen);
  // Nothing is below 0, and a sign is one kernel where a step would be four.
  const active: Scalar = tf.sum(tf.sign(excess));
  const count = mean === 'active' ? active : tf.sum(chosen);
  return { loss: tf.div(tf.sum(excess), tf.maximum(count, 1)), active };
}
