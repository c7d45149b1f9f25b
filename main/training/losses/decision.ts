/** What decides a verification, as something to learn: every genuine signature nearer to its writer's others than any forgery. */
import { type SpreadModel, spreadShare, usualWeight } from '../../matching/compare.ts';
import { scoringWindow } from '../../matching/local-distance.ts';
import type { Rank, Scalar, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import type { Whitening } from '../../model/whitening.ts';
import type { BatchLabels } from '../miners/candidates.ts';
import { cellNorms, distancesBetween, type ShiftWindow } from './local-distance.ts';

/** How a model compares its local maps: what a verdict rests on beside the network itself. */
export interface DecisionModel {
  readonly localMap: string;
  readonly whitening: Whitening;
  readonly spread: SpreadModel;
}

/** How sharply the softplus bends, per unit of adjusted distance. */
const sharpness = 20;
/** Further than any distance: what is no reference is never the nearest. */
const beyondAll = 10;

/** One comparison a row: a probe with references of the writer whose it is, or is meant to be. */
export interface Trials {
  /** [trials × batch] */
  readonly probes: Float32Array;
  readonly references: Float32Array;
  /** Of each trial. */
  readonly counts: readonly number[];
  readonly genuine: readonly boolean[];
}

/**
 * Each writer's genuine signatures but one, in turn, are the references; compared with them are the one left out and every
 * forgery of that hand.
 */
export function trialsOf({ writers, genuine }: BatchLabels): Trials {
  const rows: { probe: number; references: number[]; genuine: boolean }[] = [];
  for (const members of Map.groupBy(writers.keys(), (image) => writers[image]).values()) {
    const [own, forged] = [true, false].map((kind) => members.filter((image) => genuine[image] === kind));
    if (own.length < 2) continue;
    for (const left of own) {
      const references = own.filter((image) => image !== left);
      rows.push({ probe: left, references, genuine: true });
      for (const probe of forged) rows.push({ probe, references, genuine: false });
    }
  }
  const batch = writers.length;
  const mask = (marked: (row: (typeof rows)[number]) => readonly number[]) => {
    const numbers = new Float32Array(rows.length * batch);
    rows.forEach((row, at) => marked(row).forEach((image) => (numbers[at * batch + image] = 1)));
    return numbers;
  };
  return {
    probes: mask(({ probe }) => [probe]),
    references: mask(({ references }) => references),
    counts: rows.map(({ references }) => references.length),
    genuine: rows.map(({ genuine }) => genuine),
  };
}

/**
 * Mean softplus(20 (sᵢ − sⱼ)) / 20 over all pairs of a genuine trial i and a forged trial j, of whichever writers: with one
 * threshold for everybody, one person's forgery must not lie nearer than another's genuine signature. s is the adjusted
 * distance (`matching/compare.ts`), with what the texture tells limited to the extent. Null without a forgery.
 *
 * @param map of the batch, not normalised
 */
export function decisionLoss(
  map: Tensor4D,
  labels: BatchLabels,
  model: DecisionModel,
  window: ShiftWindow = scoringWindow,
): Scalar | null {
  const trials = trialsOf(labels);
  if (trials.genuine.every(Boolean)) return null;
  const scores = adjustedDistances(map, trials, model, window);
  const ahead = tf.sub(tf.expandDims(scores, 1), tf.expandDims(scores, 0));
  const missed = tf.div(tf.softplus(tf.mul(ahead, sharpness)), sharpness);
  return tf.sum(tf.mul(missed, pairsOf(trials.genuine)));
}

/** [trials, trials] with equal weights, summing to 1, where the row is a genuine trial and the column a forged one. */
function pairsOf(genuine: readonly boolean[]): Tensor2D {
  const forged = genuine.filter((one) => !one).length;
  const weight = 1 / (forged * (genuine.length - forged));
  const numbers = genuine.flatMap((row) => genuine.map((column) => (row && !column ? weight : 0)));
  return tf.tensor2d(numbers, [genuine.length, genuine.length]);
}

/** The adjusted distance of each trial. */
export function adjustedDistances(
  map: Tensor4D,
  { probes, references, counts }: Trials,
  { whitening, spread }: DecisionModel,
  window: ShiftWindow,
): Tensor1D {
  const norms = cellNorms(map);
  const shares: Tensor4D = tf.div(norms, tf.sum(norms, [1, 2], true));
  const distances = scoredDistances(map, shares, whitening, window);
  const shape: [number, number] = [counts.length, map.shape[0]];
  const chosen = tf.tensor2d(references, shape);
  const toReferences = tf.matMul(tf.tensor2d(probes, shape), distances);
  const middle = tf.div(tf.sum(tf.mul(toReferences, chosen), 1), tf.tensor1d([...counts]));
  const least = tf.min(tf.add(toReferences, tf.mul(tf.sub(1, chosen), beyondAll)), 1);
  const expected = expectedSpread(distances, shares, { chosen, counts }, spread);
  return tf.sub(tf.div(tf.add(middle, least), 2), tf.mul(expected, spreadShare));
}

/**
 * Distances between all maps as verdicts have them: weights from the cells as the network gives them, cells whitened.
 *
 * @param shares [batch, rows, columns, 1]
 */
function scoredDistances(map: Tensor4D, shares: Tensor4D, whitening: Whitening, window: ShiftWindow): Tensor2D {
  const channels = map.shape[3];
  const cells: Tensor2D = tf.reshape<Rank.R2>(map, [-1, channels]);
  const centred = tf.sub(cells, tf.tensor2d(whitening.mean, [1, channels]));
  const whitened: Tensor4D = tf.reshape(
    tf.matMul(centred, tf.tensor2d(whitening.matrix, [channels, channels])),
    map.shape,
  );
  const units: Tensor4D = tf.div(whitened, cellNorms(whitened));
  const weights: Tensor3D = tf.transpose(tf.squeeze(shares, [3]), [1, 2, 0]);
  return distancesBetween(tf.transpose(units, [1, 2, 0, 3]), weights, window);
}

/** Of each trial: who they are, [trials, batch], and how many. */
interface References {
  readonly chosen: Tensor2D;
  readonly counts: readonly number[];
}

/** (k·μ_R + 2·μ̂)/(k + 2), or μ̂ alone with a single reference. */
function expectedSpread(distances: Tensor2D, shares: Tensor4D, { chosen, counts }: References, model: SpreadModel) {
  const pairs = tf.tensor1d(counts.map((k) => Math.max(1, k * (k - 1))));
  // A root's gradient is kept finite by a hair that would be counted on the diagonal.
  const apart = tf.mul(distances, tf.sub(1, tf.eye(distances.shape[0])));
  const among = tf.div(tf.sum(tf.mul(tf.matMul(chosen, apart), chosen), 1), pairs);
  const usual = usualSpreads(shares, { chosen, counts }, model);
  const own = tf.tensor1d(counts.map((k) => (k > 1 ? k / (k + usualWeight) : 0)));
  return tf.add(tf.mul(own, among), tf.mul(tf.sub(1, own), usual));
}

/** μ̂ of each trial's references, by their extent: the entropy of a map's weights. */
function usualSpreads(shares: Tensor4D, { chosen, counts }: References, model: SpreadModel) {
  const { populationSpread, expectedSpread } = model;
  if (!expectedSpread) return tf.fill<Rank.R1>([chosen.shape[0]], populationSpread);
  const { mean, slope } = expectedSpread.extent;
  const entropy: Tensor2D = tf.reshape(tf.neg(tf.sum(tf.mul(shares, tf.log(shares)), [1, 2, 3])), [-1, 1]);
  const extent = tf.div(tf.squeeze(tf.matMul(chosen, entropy), [1]), tf.tensor1d([...counts]));
  return tf.add(populationSpread, tf.mul(tf.sub(extent, mean), slope));
}
