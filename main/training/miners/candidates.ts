/** Every triplet that a batch could teach by, as plain numbers: what a miner chooses from. */

/** What a batch holds, image by image. */
export interface BatchLabels {
  readonly writers: readonly number[];
  readonly genuine: readonly boolean[];
}

export interface TripletCandidates {
  /** Images in the batch. */
  readonly batch: number;
  /** (anchor, positive): two genuine signatures of one writer, each pair in both orders. */
  readonly pairs: readonly (readonly [number, number])[];
  /** [pairs × batch]: 1 where the image is a negative of the pair. */
  readonly negatives: Uint8Array;
}

/** Negatives of another writer (`random`), forgeries of the anchor's writer (`skilled`), or both. */
export type NegativeKind = 'skilled' | 'random' | 'any';

/** The triplets of a batch with negatives of one kind. */
export function tripletCandidates({ writers, genuine }: BatchLabels, kind: NegativeKind): TripletCandidates {
  const batch = writers.length;
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < batch; i++) {
    for (let j = 0; j < batch; j++) {
      if (i !== j && writers[i] === writers[j] && genuine[i] && genuine[j]) pairs.push([i, j]);
    }
  }
  const negatives = new Uint8Array(pairs.length * batch);
  pairs.forEach(([anchor], row) => {
    // The same for every pair of an anchor, and its pairs follow one another.
    if (row > 0 && pairs[row - 1][0] === anchor) {
      negatives.copyWithin(row * batch, (row - 1) * batch, row * batch);
      return;
    }
    for (let image = 0; image < batch; image++) {
      const own = writers[anchor] === writers[image];
      const wanted = own ? kind !== 'random' && !genuine[image] : kind !== 'skilled';
      if (wanted) negatives[row * batch + image] = 1;
    }
  });
  return { batch, pairs, negatives };
}
