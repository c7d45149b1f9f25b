/** Batch-all triplet loss on a matrix of distances. */
import type { Scalar, Tensor, Tensor2D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import type { TripletRoles } from './batch-roles.ts';

export interface TripletTerm {
  /** Mean of max(0, d(anchor, positive) − d(anchor, negative) + margin) over the triplets where it is not 0. */
  readonly loss: Scalar;
  /** How many triplets those are. */
  readonly active: Scalar;
}

/**
 * @param distances [batch, batch]
 * @param negatives [pairs, batch], ones where an image is a negative of the pair
 * @param margin    in the unit of the distances
 */
export function batchAllTriplets(
  distances: Tensor2D,
  roles: Pick<TripletRoles, 'anchors' | 'positives'>,
  negatives: Tensor2D,
  margin: number,
): TripletTerm {
  const fromAnchor: Tensor2D = tf.matMul(roles.anchors, distances);
  const toPositive = tf.sum(tf.mul(fromAnchor, roles.positives), 1, true);
  const excess: Tensor = tf.mul(tf.relu(tf.add(tf.sub(toPositive, fromAnchor), margin)), negatives);
  const active: Scalar = tf.sum(tf.step(excess));
  return { loss: tf.div(tf.sum(excess), tf.maximum(active, 1)), active };
}
