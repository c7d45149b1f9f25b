/**
 * Triplets by hand: what kind each is and what each loss makes of it. The same numbers as `training/losses`, which the
 * networks learn by; here one triplet at a time, so that they can be shown.
 */

/** Places of a batch's pictures. */
export type Triplet = readonly [anchor: number, positive: number, negative: number];

/**
 * Schroff, Kalenichenko and Philbin 2015: `hard` where the negative is no further than the positive, `semi-hard` where it is
 * further but within the margin, `easy` beyond: nothing to learn from.
 */
export type TripletKind = 'easy' | 'semi-hard' | 'hard';
export const tripletKinds = ['easy', 'semi-hard', 'hard'] as const satisfies readonly TripletKind[];

/** @param toPositive @param toNegative distances from the anchor @param margin in their unit */
export function kindOf(toPositive: number, toNegative: number, margin: number): TripletKind {
  if (toNegative <= toPositive) return 'hard';
  return toNegative <= toPositive + margin ? 'semi-hard' : 'easy';
}

/** max(0, d(a, p) − d(a, n) + margin). */
export function tripletLossOf(toPositive: number, toNegative: number, margin: number): number {
  return Math.max(0, toPositive - toNegative + margin);
}

/** Of a pair: d² where it is alike, max(0, margin − d)² where it is not (Hadsell, Chopra and LeCun 2006). */
export function contrastiveLossOf(distance: number, alike: boolean, margin: number): number {
  return alike ? distance ** 2 : Math.max(0, margin - distance) ** 2;
}

/** Distances between all pictures of a batch. */
export interface BatchDistances {
  readonly size: number;
  /** [size × size], row by row. */
  readonly distances: ArrayLike<number>;
}

export const distanceIn = ({ size, distances }: BatchDistances, one: number, other: number): number =>
  distances[one * size + other];

/** Distances of a triplet's anchor. */
export function measuresOf(batch: BatchDistances, [anchor, positive, negative]: Triplet) {
  return { toPositive: distanceIn(batch, anchor, positive), toNegative: distanceIn(batch, anchor, negative) };
}

export type KindTally = Readonly<Record<TripletKind, number>>;

export function tallyKinds(batch: BatchDistances, triplets: readonly Triplet[], margin: number): KindTally {
  const tally = { easy: 0, 'semi-hard': 0, hard: 0 };
  for (const triplet of triplets) {
    const { toPositive, toNegative } = measuresOf(batch, triplet);
    tally[kindOf(toPositive, toNegative, margin)] += 1;
  }
  return tally;
}

/** Every triplet that a batch holds. @param labels the class of each picture */
export function allTriplets(labels: readonly number[]): Triplet[] {
  const places = labels.map((_, place) => place);
  return places.flatMap((anchor) => {
    const negatives = places.filter((place) => labels[place] !== labels[anchor]);
    return places
      .filter((place) => place !== anchor && labels[place] === labels[anchor])
      .flatMap((positive) => negatives.map((negative): Triplet => [anchor, positive, negative]));
  });
}

/**
 * What a step makes of a batch's triplets: `active` is the mean over those that break the margin, which batch-all takes, so
 * that the many easy ones do not drown them; `chosen` over all, which miners of single triplets take.
 */
export function meanTripletLoss(
  batch: BatchDistances,
  triplets: readonly Triplet[],
  margin: number,
  mean: 'active' | 'chosen',
): number {
  let sum = 0;
  let active = 0;
  for (const triplet of triplets) {
    const { toPositive, toNegative } = measuresOf(batch, triplet);
    const loss = tripletLossOf(toPositive, toNegative, margin);
    sum += loss;
    if (loss > 0) active += 1;
  }
  return sum / Math.max(1, mean === 'active' ? active : triplets.length);
}

/** The mean over alike pairs and the mean over unlike ones, added: each kind counts as much however many there are. */
export function batchContrastiveLoss(batch: BatchDistances, labels: readonly number[], margin: number): number {
  const sums = { alike: 0, unlike: 0 };
  const counts = { alike: 0, unlike: 0 };
  for (let one = 0; one < labels.length; one++) {
    for (let other = 0; other < one; other++) {
      const kind = labels[one] === labels[other] ? 'alike' : 'unlike';
      sums[kind] += contrastiveLossOf(distanceIn(batch, one, other), kind === 'alike', margin);
      counts[kind] += 1;
    }
  }
  return sums.alike / Math.max(1, counts.alike) + sums.unlike / Math.max(1, counts.unlike);
}
