/** What the tower is trained to make small. */
import type { Random } from '../../base/random.ts';
import type { EmbeddingObjective } from '../../contract/training.ts';
import type { Scalar, Tensor2D, Tensor4D } from '../../model/ops.ts';
import type { TowerOutput } from '../../model/networks/tower.ts';
import { tf } from '../../model/ops.ts';
import type { BatchLabels } from '../miners/candidates.ts';
import { type BatchRoles, rolesOf } from './batch-roles.ts';
import { embeddingLoss } from './embedding-loss.ts';
import { cosineDistances } from './distances.ts';
import { localDistances, type ShiftWindow } from './local-distance.ts';
import type { LossTerms } from './loss-terms.ts';
import { neighbourLoss, type NeighbourObjective } from './neighbours.ts';
import { pairLoss } from './pair.ts';
import { tripletLoss } from './triplet.ts';

const localMargin = 0.2;
const pairShare = 2;

/** How far cells may move while training, by the map's name. */
export const trainingWindows: Readonly<Record<string, ShiftWindow>> = {
  fine: { rows: 1, columns: 2 },
  coarse: { rows: 1, columns: 1 },
  character: { rows: 1, columns: 1 },
};

export type TowerObjective = EmbeddingObjective | NeighbourObjective;

/**
 * The objective on the embedding; and for each map batch-all triplets on the local distance, skilled and other writers
 * averaged apart, and twice the pair terms.
 *
 * @param thresholds the learnt τ by the map's name
 */
export function towerLoss(
  output: TowerOutput,
  thresholds: ReadonlyMap<string, Scalar>,
  labels: BatchLabels,
  objective: TowerObjective,
  random: Random,
): LossTerms {
  if (objective.kind === 'neighbours') return neighbourTerms(output, labels, objective);
  const embedding = embeddingLoss(output.global, labels, objective, random);
  if (output.maps.size === 0) return embedding;
  const roles = rolesOf(labels);
  const maps = [...output.maps].map(([name, map]) => mapLoss(name, map, thresholds, roles));
  const total: Scalar = tf.addN([embedding.total, ...maps.map((terms) => terms.total)]);
  const parts = new Map([embedding, ...maps].flatMap((terms) => [...terms.parts]));
  return { total, parts };
}

/** The same softmax on the embedding's cosine distance and on each map's squared local distance, added. */
function neighbourTerms({ global, maps }: TowerOutput, labels: BatchLabels, objective: NeighbourObjective): LossTerms {
  const embedding = neighbourLoss(cosineDistances(global), labels, objective.embedding);
  const ofMaps = [...maps].map(([name, map]) => {
    const squared: Tensor2D = tf.square(localDistances(map, trainingWindows[name]));
    return [`${name}Neighbours`, neighbourLoss(squared, labels, objective.maps)] as const;
  });
  const terms = [['neighbours', embedding] as const, ...ofMaps];
  const parts = new Map(terms.map(([name, term]) => [name, term.dataSync()[0]]));
  return { total: tf.addN(terms.map(([, term]) => term)) as Scalar, parts };
}

function mapLoss(
  name: string,
  map: Tensor4D,
  thresholds: ReadonlyMap<string, Scalar>,
  { skilled: forgeries, random: others, pairs: pairRoles }: BatchRoles,
): LossTerms {
  const threshold = thresholds.get(name);
  if (threshold === undefined) throw new Error(`no threshold for map ${name}`);
  const distances = localDistances(map, trainingWindows[name]);
  const skilled = tripletLoss(distances, forgeries, forgeries.negatives, localMargin);
  const random = tripletLoss(distances, others, others.negatives, localMargin);
  const pairs = pairLoss(distances, threshold, pairRoles);
  const parts = new Map([
    [`${name}Skilled`, skilled.loss.dataSync()[0]],
    [`${name}Random`, random.loss.dataSync()[0]],
    [`${name}Pairs`, pairs.dataSync()[0]],
    [`${name}Active`, skilled.active],
  ]);
  return { total: tf.addN([skilled.loss, random.loss, tf.mul(pairs, pairShare)]) as Scalar, parts };
}
