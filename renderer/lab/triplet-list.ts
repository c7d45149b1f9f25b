/** The triplets of a batch as they are browsed: each with what it was before the network learnt and is now. Pure. */
import {
  type BatchDistances,
  kindOf,
  measuresOf,
  type Triplet,
  type TripletKind,
} from '../../main/contract/lab/triplet-terms.ts';
import type { TripletBatch } from '../../main/contract/lab/triplets.ts';
import type { DistanceName } from '../../main/contract/training.ts';

export const stages = ['before', 'after'] as const;
export type Stage = (typeof stages)[number];

export interface Measured {
  readonly toPositive: number;
  readonly toNegative: number;
  readonly kind: TripletKind;
}

export interface ListedTriplet extends Readonly<Record<Stage, Measured>> {
  readonly triplet: Triplet;
}

export type TripletOrder = 'drawn' | 'hardest';
export type KindFilter = TripletKind | 'every';

export const distancesOf = (
  { pictures, ...batch }: TripletBatch,
  stage: Stage,
  unit: DistanceName,
): BatchDistances => ({
  size: pictures.length,
  distances: batch[stage].distances[unit],
});

/** @param from which stage's choice is listed, and whose kinds are filtered and ordered by */
export function listTriplets(
  batch: TripletBatch,
  from: Stage,
  { unit, margin, filter, order }: { unit: DistanceName; margin: number; filter: KindFilter; order: TripletOrder },
): ListedTriplet[] {
  const measured = { before: distancesOf(batch, 'before', unit), after: distancesOf(batch, 'after', unit) };
  const measure = (stage: Stage, triplet: Triplet): Measured => {
    const { toPositive, toNegative } = measuresOf(measured[stage], triplet);
    return { toPositive, toNegative, kind: kindOf(toPositive, toNegative, margin) };
  };
  const listed = batch[from].chosen.map((triplet): ListedTriplet => ({
    triplet,
    before: measure('before', triplet),
    after: measure('after', triplet),
  }));
  const wanted = filter === 'every' ? listed : listed.filter((one) => one[from].kind === filter);
  const excess = (one: ListedTriplet) => one[from].toPositive - one[from].toNegative;
  return order === 'drawn' ? wanted : [...wanted].sort((a, b) => excess(b) - excess(a));
}
