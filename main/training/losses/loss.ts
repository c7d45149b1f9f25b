/** What the tower is trained to make small. */
import type { Scalar, Tensor2D } from '../../model/ops.ts';
import type { TowerOutput } from '../../model/networks/tower.ts';
import { tf } from '../../model/ops.ts';
import type { BatchRoles } from './batch-roles.ts';
import { l2Distances } from './distances.ts';
import { localDistances, type ShiftWindow } from './local-distance.ts';
import { pairLoss } from './pair.ts';
import { tripletLoss } from './triplet.ts';

const globalMargin = 0.3;
const localMargin = 0.2;
const pairShare = 2;

/** How far cells may move while training, by the map's name. */
export const trainingWindows: Readonly<Record<string, ShiftWindow>> = {
  fine: { rows: 1, columns: 2 },
  coarse: { rows: 1, columns: 1 },
};

export interface LossTerms {
  readonly total: Scalar;
  /** For the log, by name. */
  readonly parts: ReadonlyMap<string, Scalar>;
}

/**
 * Batch-all triplets on the global distance; and for each map batch-all triplets on the local distance, skilled and
 * other writers averaged apart, and twice the pair terms.
 *
 * @param thresholds the learnt τ by the map's name
 */
export function towerLoss(output: TowerOutput, thresholds: ReadonlyMap<string, Scalar>, roles: BatchRoles): LossTerms {
  const parts = new Map<string, Scalar>();
  const { triplets } = roles;
  const negatives: Tensor2D = tf.add(triplets.skilled, triplets.random);
  const global = tripletLoss(l2Distances(output.global), triplets, negatives, globalMargin);
  parts.set('global', global.loss).set('globalActive', global.active);
  let total = global.loss;
  for (const [name, map] of output.maps) {
    const threshold = thresholds.get(name);
    if (threshold === undefined) throw new Error(`no threshold for map ${name}`);
    const distances = localDistances(map, trainingWindows[name]);
    const skilled = tripletLoss(distances, triplets, triplets.skilled, localMargin);
    const random = tripletLoss(distances, triplets, triplets.random, localMargin);
    const pairs = pairLoss(distances, threshold, roles.pairs);
    parts.set(`${name}Skilled`, skilled.loss).set(`${name}Random`, random.loss).set(`${name}Pairs`, pairs);
    parts.set(`${name}Active`, skilled.active);
    total = tf.addN([total, skilled.loss, random.loss, tf.mul(pairs, pairShare)]);
  }
  return { total, parts };
}
