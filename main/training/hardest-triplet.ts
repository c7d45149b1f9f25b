/** The triplet of a batch that breaks its margin most: what the network is struggling with just now. */
import { tripletCandidates } from './miners/candidates.ts';
import { batchHard } from './miners/miners.ts';
import type { Batch } from './sampler.ts';
import { createRandom } from '../base/random.ts';

/** Signatures by their place in the training set, and how far apart their embeddings lie. */
export interface LearntTriplet {
  readonly anchor: number;
  readonly positive: number;
  readonly negative: number;
  /** L2 distances of the embeddings. */
  readonly toPositive: number;
  readonly toNegative: number;
  /** Whether the negative is a forgery of the anchor's hand, not another writer's signature. */
  readonly forged: boolean;
}

/** @param distances [batch × batch], row by row @returns null for a batch without a triplet */
export function hardestTriplet(batch: Batch, distances: ArrayLike<number>): LearntTriplet | null {
  const candidates = tripletCandidates(batch, 'any');
  const size = candidates.batch;
  // The miner takes chance as every miner does, and uses none.
  const chosen = batchHard({ candidates, distances, random: createRandom(1) });
  let hardest: LearntTriplet | null = null;
  for (let at = chosen.indexOf(1); at >= 0; at = chosen.indexOf(1, at + 1)) {
    const [a, p] = candidates.pairs[Math.floor(at / size)];
    const n = at % size;
    const [toPositive, toNegative] = [distances[a * size + p], distances[a * size + n]];
    if (hardest && toPositive - toNegative <= hardest.toPositive - hardest.toNegative) continue;
    const [anchor, positive, negative] = [a, p, n].map((image) => batch.signatures[image]);
    hardest = { anchor, positive, negative, toPositive, toNegative, forged: batch.writers[a] === batch.writers[n] };
  }
  return hardest;
}
