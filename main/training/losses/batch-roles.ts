/** Which signatures of a batch are anchors, positives and negatives for each other, as constant masks. */
import type { Tensor2D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import { type BatchLabels, tripletCandidates, type TripletCandidates } from '../miners/candidates.ts';

/** Pairs (anchor, positive), and which images are negatives of each pair. Zeros and ones. */
export interface TripletRoles {
  /** [pairs, batch], one 1 a row. */
  readonly anchors: Tensor2D;
  readonly positives: Tensor2D;
  /** [pairs, batch]: skilled forgeries of the anchor's writer. */
  readonly skilled: Tensor2D;
  /** [pairs, batch]: anything of other writers. */
  readonly random: Tensor2D;
}

/** Unordered pairs as [batch, batch] masks with weights summing to 1, or to 0 where there is no such pair. */
export interface PairRoles {
  readonly genuine: Tensor2D;
  readonly skilled: Tensor2D;
  readonly random: Tensor2D;
}

export interface BatchRoles {
  readonly triplets: TripletRoles;
  readonly pairs: PairRoles;
}

type Relation = (i: number, j: number) => boolean;

function relations({ writers, genuine }: BatchLabels) {
  const positive: Relation = (i, j) => i !== j && writers[i] === writers[j] && genuine[i] && genuine[j];
  const skilled: Relation = (i, j) => writers[i] === writers[j] && genuine[i] && !genuine[j];
  const random: Relation = (i, j) => writers[i] !== writers[j] && genuine[i];
  return { positive, skilled, random };
}

function tripletRoles(labels: BatchLabels): TripletRoles {
  const skilled = tripletCandidates(labels, 'skilled');
  return {
    ...pairRows(skilled),
    skilled: selectionMask(skilled, skilled.negatives),
    random: selectionMask(skilled, tripletCandidates(labels, 'random').negatives),
  };
}

/** Anchors and positives of the pairs, one 1 a row. */
export function pairRows({ batch, pairs }: TripletCandidates): Pick<TripletRoles, 'anchors' | 'positives'> {
  const rows = (side: 0 | 1): Tensor2D => {
    const numbers = new Float32Array(pairs.length * batch);
    pairs.forEach((pair, row) => (numbers[row * batch + pair[side]] = 1));
    return tf.tensor2d(numbers, [pairs.length, batch]);
  };
  return { anchors: rows(0), positives: rows(1) };
}

/** A choice of triplets, [pairs × batch], as a mask to multiply with. */
export function selectionMask({ batch, pairs }: TripletCandidates, selection: Uint8Array): Tensor2D {
  return tf.tensor2d(new Float32Array(selection), [pairs.length, batch]);
}

export function pairRoles(labels: BatchLabels): PairRoles {
  const { positive, skilled, random } = relations(labels);
  const size = labels.writers.length;
  const mask = (related: Relation): Tensor2D => {
    const numbers = new Float32Array(size * size);
    let pairs = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        if (!related(i, j)) continue;
        numbers[i * size + j] = 1;
        pairs += 1;
      }
    }
    return tf.tensor2d(
      numbers.map((mark) => mark / Math.max(1, pairs)),
      [size, size],
    );
  };
  return { genuine: mask(positive), skilled: mask(skilled), random: mask(random) };
}

/** The caller disposes of the masks (or makes them in a tidy scope). */
export function rolesOf(labels: BatchLabels): BatchRoles {
  return { triplets: tripletRoles(labels), pairs: pairRoles(labels) };
}
