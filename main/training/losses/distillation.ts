/** What a network that goes on from another should keep: the other's answers to the same pictures. */
import type { Scalar, Tensor4D } from '../../model/ops.ts';
import type { TowerOutput } from '../../model/networks/tower.ts';
import { tf } from '../../model/ops.ts';
import { cellNorms } from './local-distance.ts';

/**
 * How far a network's outputs have turned away from its teacher's (Li and Hoiem 2017, with cosines in place of classes): the
 * mean over the images of 1 − cosine, of the embedding, and for each map over its cells, counted by the teacher's weights.
 * 0 where both answer alike.
 */
export function distillationLoss(learner: TowerOutput, teacher: TowerOutput): Scalar {
  const embedding: Scalar = tf.sub(1, tf.mean(tf.sum(tf.mul(learner.global, teacher.global), 1)));
  const maps = [...learner.maps].map(([name, map]) => {
    const aim = teacher.maps.get(name);
    if (aim === undefined) throw new Error(`the teacher has no map ${name}`);
    return turnedAway(map, aim);
  });
  return tf.addN([embedding, ...maps]) as Scalar;
}

function turnedAway(map: Tensor4D, aim: Tensor4D): Scalar {
  const [norms, aimNorms] = [cellNorms(map), cellNorms(aim)];
  const cosines = tf.div(tf.sum(tf.mul(map, aim), 3, true), tf.mul(norms, aimNorms));
  const weights = tf.div(aimNorms, tf.sum(aimNorms, [1, 2], true));
  return tf.sub(1, tf.mean(tf.sum(tf.mul(weights, cosines), [1, 2, 3])));
}
