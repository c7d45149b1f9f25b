/** Which signatures of a batch are anchors, positives and negatives for each other. */
import type { Tensor2D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import { type BatchLabels, tripletCandidates, type TripletCandidates } from '../miners/candidates.ts';

/** Unordered pairs as [batch, batch] masks with weights summing to 1, or to 0 where there is no such pair. */
export interface PairRoles {
  readonly genuine: Tensor2D;
  readonly skilled: Tensor2D;
  readonly random: Tensor2D;
}

export interface BatchRoles {
  /** Triplets whose negatives are skilled forgeries of the anchor's writer. */
  readonly skilled: TripletCandidates;
  /** Triplets whose negatives are anything of other writers. */
  readonly random: TripletCandidates;
  readonly pairs: PairRoles;
}

type Relation = (i: number, j: number) => boolean;

function relations({ writers, genuine }: BatchLabels) {
  const positive: Relation = (i, j) => i !== j && writers[i] === writers[j] && genuine[i] && genuine[j];
  const skilled: Relation = (i, j) => writers[i] === writers[j] && genuine[i] && !genuine[j];
  const random: Relation = (i, j) => writers[i] !== writers[j] && genuine[i];
  return { positive, skilled, random };
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
  const [skilled, random] = [tripletCandidates(labels, 'skilled'), tripletCandidates(labels, 'random')];
  return { skilled, random, pairs: pairRoles(labels) };
}
