/** A soft threshold on single pairs: genuine ones below it, forgeries above it. */
import type { Scalar, Tensor2D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import type { PairRoles } from './batch-roles.ts';

/** How sharply the softplus bends at the threshold, per unit of distance. */
const sharpness = 12;
const skilledShare = 0.6;
const randomShare = 0.4;

/**
 * Mean softplus(12 (d − τ)) / 12 over genuine pairs, plus 0.6 × the same with the sign turned over skilled forgeries and
 * 0.4 × over other writers. Shaped like the decision that is taken in the end: one threshold τ for all.
 *
 * @param distances [batch, batch]
 * @param threshold τ, learnt
 */
export function pairLoss(distances: Tensor2D, threshold: Scalar, roles: PairRoles): Scalar {
  const above = tf.mul(tf.sub(distances, threshold), sharpness);
  const genuine = tf.sum(tf.mul(tf.softplus(above), roles.genuine));
  const missed = tf.softplus(tf.neg(above));
  const skilled = tf.mul(tf.sum(tf.mul(missed, roles.skilled)), skilledShare);
  const random = tf.mul(tf.sum(tf.mul(missed, roles.random)), randomShare);
  return tf.div(tf.addN([genuine, skilled, random]), sharpness);
}
