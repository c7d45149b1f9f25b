/** A softmax over everybody in the batch: an image's own class should be its nearest neighbours. */
import { assert } from '../../base/assert.ts';
import type { Scalar, Tensor2D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import type { BatchLabels } from '../miners/candidates.ts';

/** How sharply nearness counts, per unit of distance (the inverse of a temperature): of embeddings, and of local maps. */
export interface NeighbourObjective {
  readonly kind: 'neighbours';
  readonly embedding: number;
  readonly maps: number;
}

/** No exponential is as small: an image is no neighbour of its own. */
const itself = -1e9;

/**
 * Mean over all pairs (i, p) of one class of −log (exp(−s dᵢₚ) / Σ over k ≠ i of exp(−s dᵢₖ)), each anchor counting alike:
 * neighbourhood components (Goldberger et al. 2004), averaged over the positives outside the logarithm (Khosla et al. 2020).
 * Every image of the batch takes part at every step, the near ones most, which teaches more a step than triplets do.
 *
 * @param distances [batch, batch] @param labels genuine images alone, each class with two at least
 * @param sharpness s, per unit of distance
 */
export function neighbourLoss(distances: Tensor2D, labels: BatchLabels, sharpness: number): Scalar {
  const size = labels.writers.length;
  const { own, alike } = neighbourMasks(labels);
  const logits: Tensor2D = tf.mul(distances, -sharpness);
  const others = tf.logSumExp(tf.add(logits, tf.tensor2d(own, [size, size])), 1, true);
  return tf.sum(tf.mul(tf.sub(others, logits), tf.tensor2d(alike, [size, size])));
}

/** [batch × batch]: what takes an image out of its own neighbours; and the weights of pairs of one class, summing to 1. */
function neighbourMasks({ writers, genuine }: BatchLabels) {
  assert(genuine.every(Boolean), 'neighbours are taught without forgeries');
  const size = writers.length;
  const own = new Float32Array(size * size);
  const alike = new Float32Array(size * size);
  const members = Map.groupBy(writers.keys(), (image) => writers[image]);
  for (let i = 0; i < size; i++) {
    own[i * size + i] = itself;
    const others = members.get(writers[i])?.filter((j) => j !== i) ?? [];
    for (const j of others) alike[i * size + j] = 1 / (others.length * size);
  }
  return { own, alike };
}
