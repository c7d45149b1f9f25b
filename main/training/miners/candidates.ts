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
  const isNegative = (anchor: number, image: number) => {
    const skilled = writers[anchor] === writers[image] && !genuine[image];
    const random = writers[anchor] !== writers[image];
    return (skilled && kind !== 'random') || (random && kind !== 'skilled');
  };
  const negatives = new Uint8Array(pairs.length * batch);
  pairs.forEach(([anchor], row) => {
    for (let image = 0; image < batch; image++) if (isNegative(anchor, image)) negatives[row * batch + image] = 1;
  });
  return { batch, pairs, negatives };
}
