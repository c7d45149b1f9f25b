/** Distances between all embeddings of a batch, with gradients. */
import type { DistanceName } from '../../contract/training.ts';
import type { Tensor2D } from '../../model/ops.ts';
import { relu } from '../../model/kernels/relu.ts';
import { tf } from '../../model/ops.ts';
import { rootOf } from './roots.ts';

/** @param rows unit vectors [batch, size] @returns [batch, batch] */
export function l2Distances(rows: Tensor2D): Tensor2D {
  return rootOf(relu<Tensor2D>(tf.mul(2, cosineDistances(rows))));
}

/** @param rows unit vectors [batch, size] @returns [batch, batch] */
export function cosineDistances(rows: Tensor2D): Tensor2D {
  return tf.sub(1, tf.matMul(rows, rows, false, true));
}

/** `l2` is Euclidean, `cosine` is 1 − cos; both go from 0 to 2 on the unit sphere. A margin is in the unit of its distance. */
export const embeddingDistances: Readonly<Record<DistanceName, (rows: Tensor2D) => Tensor2D>> = {
  l2: l2Distances,
  cosine: cosineDistances,
};
