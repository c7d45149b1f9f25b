/** Triplet loss on a matrix of distances. */
import type { Scalar, Tensor, Tensor2D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import type { TripletCandidates } from '../miners/candidates.ts';
import type { Selection } from '../miners/miners.ts';

export interface TripletTerm {
  /** Mean of max(0, d(anchor, positive) − d(anchor, negative) + margin) over the triplets that count. */
  readonly loss: Scalar;
  /** How many triplets break the margin, and how many were chosen. */
  readonly active: number;
  readonly chosen: number;
}

/**
 * Which triplets the mean is over: `active` those that break the margin, since among all triplets of a batch the many easy
 * ones would drown them; `chosen` all that a miner chose.
 */
export type TripletMean = 'active' | 'chosen';

type Pairs = Pick<TripletCandidates, 'batch' | 'pairs'>;

/**
 * One loop over the triplets finds the loss and, since each that breaks the margin moves two distances alike, its gradient.
 * The same from tensors would be thirty operations on masks of pairs × batch.
 *
 * @param distances [batch, batch]
 * @param selection [pairs × batch]: 1 where an image is taken as a negative of the pair
 * @param margin    in the unit of the distances
 */
export function tripletLoss(
  distances: Tensor2D,
  pairs: Pairs,
  selection: Selection,
  margin: number,
  mean: TripletMean = 'active',
): TripletTerm {
  const found = sumTriplets(distances.dataSync(), pairs, selection, margin);
  const count = Math.max(1, mean === 'active' ? found.active : found.chosen);
  const loss = tf.customGrad(() => ({
    value: tf.scalar(found.sum / count),
    gradFunc: (dy: Tensor) => {
      const gradient = found.gradient.map((triplets) => triplets / count);
      return tf.mul(dy, tf.tensor2d(gradient, distances.shape));
    },
  }));
  return { loss: loss(distances) as Scalar, active: found.active, chosen: found.chosen };
}

/** The sum over all triplets chosen, and its gradient [batch × batch], in whole triplets. */
function sumTriplets(distances: ArrayLike<number>, { batch, pairs }: Pairs, selection: Selection, margin: number) {
  const gradient = new Float32Array(batch * batch);
  let [sum, active, chosen] = [0, 0, 0];
  for (let row = 0; row < pairs.length; row++) {
    const [anchor, positive] = pairs[row];
    const [from, marks] = [anchor * batch, row * batch];
    const limit = distances[from + positive] + margin;
    let broken = 0;
    for (let negative = 0; negative < batch; negative++) {
      if (selection[marks + negative] === 0) continue;
      chosen += 1;
      const excess = limit - distances[from + negative];
      if (excess <= 0) continue;
      broken += 1;
      sum += excess;
      gradient[from + negative] -= 1;
    }
    active += broken;
    gradient[from + positive] += broken;
  }
  return { sum, active, chosen, gradient };
}
