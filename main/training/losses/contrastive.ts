/** The baseline: pairs instead of triplets. */
import type { Scalar, Tensor2D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import type { PairRoles } from './batch-roles.ts';

export interface ContrastiveTerm {
  readonly loss: Scalar;
  /** Share of unlike pairs within the margin, of all unlike pairs: only these push. */
  readonly active: Scalar;
}

/**
 * Contrastive loss (Hadsell, Chopra and LeCun 2006): d² for alike pairs, max(0, margin − d)² for unlike ones. A batch
 * holds far more unlike pairs than alike ones, so each kind is averaged apart, as if drawn half and half.
 *
 * @param distances [batch, batch]
 * @param margin    in the unit of the distances
 */
export function contrastiveLoss(distances: Tensor2D, roles: PairRoles, margin: number): ContrastiveTerm {
  const alike = tf.sum(tf.mul(tf.square(distances), roles.genuine));
  const lacking = tf.relu(tf.sub(margin, distances));
  const kinds = [roles.skilled, roles.random].map((role) => tf.sum(tf.mul(tf.square(lacking), role)));
  const active: Scalar = tf.sum(tf.mul(tf.step(lacking), roles.random));
  return { loss: tf.addN([alike, ...kinds]) as Scalar, active };
}
