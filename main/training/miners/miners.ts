/** Which triplets of a batch a step learns from. Each miner is a plain function of the batch's distances. */
import type { Random } from '../../base/random.ts';
import type { MinerName } from '../../contract/training.ts';
import type { TripletCandidates } from './candidates.ts';

export interface MinerInput {
  readonly candidates: TripletCandidates;
  /** [batch × batch], row by row. */
  readonly distances: ArrayLike<number>;
  readonly random: Random;
}

/** [pairs × batch]: 1 for each triplet chosen. */
export type Selection = Uint8Array;
export type Miner = (input: MinerInput) => Selection;

/** Every valid triplet. */
export const batchAll: Miner = ({ candidates }) => candidates.negatives.slice();

/** For each pair one negative by chance: the guide's own sampling. */
export const randomTriplets: Miner = ({ candidates, random }) =>
  oneNegative(candidates, (negatives) => negatives[random.below(negatives.length)]);

/**
 * For each pair the nearest negative that lies further than the positive (Schroff, Kalenichenko and Philbin 2015). A pair
 * without one is left out, since its hard negatives would pull towards collapse early on.
 */
export const semiHard: Miner = ({ candidates, distances }) => {
  const { batch, pairs } = candidates;
  return oneNegative(candidates, (negatives, row) => {
    const [anchor, positive] = pairs[row];
    const beyond = negatives.filter((n) => distances[anchor * batch + n] > distances[anchor * batch + positive]);
    return nearest(beyond, anchor, distances, batch);
  });
};

/** For each anchor its farthest positive and its nearest negative (Hermans, Beyer and Leibe 2017). */
export const batchHard: Miner = ({ candidates, distances }) => {
  const { batch, pairs } = candidates;
  const hardest = new Map<number, number>();
  pairs.forEach(([anchor, positive], row) => {
    const known = hardest.get(anchor);
    const far = (pair: number) => distances[anchor * batch + pairs[pair][1]];
    if (known === undefined || distances[anchor * batch + positive] > far(known)) hardest.set(anchor, row);
  });
  const choose = (negatives: readonly number[], row: number) => nearest(negatives, pairs[row][0], distances, batch);
  return oneNegative(candidates, choose, hardest.values());
};

export const miners: Readonly<Record<MinerName, Miner>> = {
  random: randomTriplets,
  'batch-all': batchAll,
  'batch-hard': batchHard,
  'semi-hard': semiHard,
};

/** Marks for each pair (or those of `rows`) the negative that `choose` names; none where it names none. */
function oneNegative(
  { batch, pairs, negatives }: TripletCandidates,
  choose: (negatives: readonly number[], row: number) => number | undefined,
  rows: Iterable<number> = pairs.keys(),
): Selection {
  const selection = new Uint8Array(negatives.length);
  for (const row of rows) {
    const possible: number[] = [];
    for (let image = 0; image < batch; image++) if (negatives[row * batch + image] === 1) possible.push(image);
    const chosen = possible.length > 0 ? choose(possible, row) : undefined;
    if (chosen !== undefined) selection[row * batch + chosen] = 1;
  }
  return selection;
}

function nearest(
  images: readonly number[],
  anchor: number,
  distances: ArrayLike<number>,
  batch: number,
): number | undefined {
  let best: number | undefined;
  for (const image of images) {
    if (best === undefined || distances[anchor * batch + image] < distances[anchor * batch + best]) best = image;
  }
  return best;
}
