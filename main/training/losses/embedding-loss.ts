/** Losses on the embedding alone, as the guide to Siamese networks teaches them. */
import type { Random } from '../../base/random.ts';
import type { EmbeddingObjective } from '../../contract/training.ts';
import type { Tensor2D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import { type BatchLabels, type NegativeKind, tripletCandidates } from '../miners/candidates.ts';
import { miners } from '../miners/miners.ts';
import { pairRoles } from './batch-roles.ts';
import { contrastiveLoss } from './contrastive.ts';
import { embeddingDistances } from './distances.ts';
import type { LossTerms } from './loss-terms.ts';
import { tripletLoss } from './triplet.ts';

/** The guide's: L2 triplets drawn by chance, margin 0.2. */
export const guideObjective: EmbeddingObjective = { kind: 'triplet', distance: 'l2', margin: 0.2, miner: 'random' };

/**
 * Skilled forgeries are negatives of their own kind: where a batch holds some, their term is averaged apart and added.
 *
 * @param rows unit vectors [batch, size]
 */
export function embeddingLoss(
  rows: Tensor2D,
  labels: BatchLabels,
  objective: EmbeddingObjective,
  random: Random,
): LossTerms {
  const distances = embeddingDistances[objective.distance](rows);
  if (objective.kind === 'contrastive') {
    const { loss, active } = contrastiveLoss(distances, pairRoles(labels), objective.margin);
    return { total: loss, parts: new Map([['active', active.dataSync()[0]]]) };
  }
  const numbers = distances.dataSync();
  const term = (kind: NegativeKind) => {
    const candidates = tripletCandidates(labels, kind);
    const selection = miners[objective.miner]({ candidates, distances: numbers, random });
    const mean = objective.miner === 'batch-all' ? 'active' : 'chosen';
    const { loss, active, chosen } = tripletLoss(distances, candidates, selection, objective.margin, mean);
    return { loss, active: active / Math.max(1, chosen) };
  };
  const others = term('random');
  const parts = new Map([['active', others.active]]);
  if (labels.genuine.every(Boolean)) return { total: others.loss, parts };
  const skilled = term('skilled');
  parts.set('activeSkilled', skilled.active);
  return { total: tf.add(others.loss, skilled.loss), parts };
}
