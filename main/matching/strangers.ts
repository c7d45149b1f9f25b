/** Specimens that do not belong to their set: each is held against the others. */
import type { Calibration } from '../contract/calibration.ts';
import type { SpecimenPart } from '../contract/reference-sets.ts';
import { mean } from '../base/vectors.ts';
import { joinByAverage } from './average-linkage.ts';
import { rowFor, shareBelow } from './calibrated-rates.ts';
import {
  adjustDistance,
  type DistanceOf,
  rememberDistances,
  spreadAmong,
  spreadShare,
  usualSpread,
  type Reference,
} from './compare.ts';

type Stranger = NonNullable<SpecimenPart['stranger']>;

/**
 * Of so many sets of one hand one is thought to hold a stranger. The furthest of all specimens is looked at, so each of
 * them has a part of that alone (Bonferroni).
 */
const falseAlarms = 0.01;
/**
 * Percentiles of how far other people's signatures lie. Nothing nearer than the first is said not to belong; whatever lies
 * beyond the second is, however far some genuine signatures stray.
 */
const nearestForeign = 1;
const foreignPercentile = 5;
/** Of two specimens that differ nothing tells which is the wrong one. */
const fewestWitnesses = 2;

/**
 * @property strangers by specimen; the others are the set that holds together
 * @property distances adjusted distance of each specimen to the others that hold together; null for a single one
 */
export interface HeldTogether {
  readonly kept: readonly Reference[];
  readonly strangers: ReadonlyMap<string, Stranger>;
  readonly distances: ReadonlyMap<string, number | null>;
}

/**
 * First parts the set in two where its parts lie as far apart as two hands, and takes the smaller part for strangers; then
 * takes the specimen that lies furthest out, again and again, while it lies further from the rest than a signature of one
 * hand should. A stranger among few specimens makes the others look strange too, so they are judged without it. In which
 * order they came does not matter.
 *
 * @param distance of any two of them, where it is known already
 * @throws ParaphError `refused` for embeddings of different models
 */
export function holdTogether(
  references: readonly Reference[],
  calibration: Calibration,
  distance: Distance = rememberDistances(),
): HeldTogether {
  const awayFrom: Away = (one, others) => adjustedTo(one, others, distance, calibration);
  const strangers = new Map<string, Stranger>();
  const set = (some: readonly Reference[], kind: Stranger) =>
    some.forEach(({ specimen }) => strangers.set(specimen, kind));
  const [most, fewest] = partInTwo(references, distance, calibration);
  set(fewest, 'foreign');
  const kept = peel(most, awayFrom, calibration, (one, kind) => set([one], kind));
  if (isTornPair(kept, awayFrom, calibration)) set(kept, 'pair');
  const distances = new Map(
    references.map((one) => {
      const others = without(kept, one);
      return [one.specimen, others.length === 0 ? null : awayFrom(one, others)];
    }),
  );
  return { kept, strangers, distances };
}

/**
 * The larger part first; all and none where there are no two parts, or as many in each. A single one is told better by
 * itself.
 */
function partInTwo(
  references: readonly Reference[],
  distance: Distance,
  calibration: Calibration,
): [readonly Reference[], readonly Reference[]] {
  const [more, fewer] = joinByAverage(references, 2, distance).toSorted((a, b) => b.length - a.length);
  if (fewer === undefined || fewer.length < 2 || more.length === fewer.length) return [references, []];
  // As a comparison with one reference would be adjusted.
  const away = meanBetween(more, fewer, distance) - spreadShare * usualSpread(more, calibration);
  const inOrder = references.filter((one) => more.includes(one));
  return strangenessOf(away, 1, calibration) === 'foreign' ? [inOrder, fewer] : [references, []];
}

function meanBetween(some: readonly Reference[], others: readonly Reference[], distance: Distance): number {
  return mean(some.flatMap((one) => others.map((other) => distance(one, other))));
}

function peel(
  references: readonly Reference[],
  awayFrom: Away,
  calibration: Calibration,
  found: (one: Reference, kind: Stranger) => void,
): readonly Reference[] {
  if (references.length <= fewestWitnesses) return references;
  const ranked = references.map((one) => ({ one, away: awayFrom(one, without(references, one)) }));
  const furthest = ranked.reduce((most, next) => (next.away > most.away ? next : most));
  const kind = strangenessOf(furthest.away, references.length - 1, calibration);
  if (kind === null) return references;
  found(furthest.one, kind);
  return peel(without(references, furthest.one), awayFrom, calibration, found);
}

type Away = (one: Reference, others: readonly Reference[]) => number;

function isTornPair(kept: readonly Reference[], awayFrom: Away, calibration: Calibration): boolean {
  if (kept.length !== fewestWitnesses) return false;
  return strangenessOf(awayFrom(kept[0], [kept[1]]), 1, calibration) !== null;
}

function strangenessOf(away: number, references: number, calibration: Calibration): 'outlying' | 'foreign' | null {
  const row = rowFor(calibration, references);
  const foreign = row.random[foreignPercentile];
  const usual = genuineTail(row.genuine, falseAlarms / (references + 1));
  if (away <= Math.min(foreign, Math.max(usual, row.random[nearestForeign]))) return null;
  return away > foreign ? 'foreign' : 'outlying';
}

/**
 * The distance beyond which so small a share of genuine signatures lies. Beyond the 95th percentile an exponential tail
 * through the 99th is taken: the last percentile is set by single pictures that were scanned badly.
 */
function genuineTail(genuine: readonly number[], share: number): number {
  const [begin, end] = [genuine[95], genuine[99]];
  return begin + ((end - begin) * Math.log(0.05 / share)) / Math.log(0.05 / 0.01);
}

/** Share of genuine signatures that lie further from as many specimens. */
export function shareFurther(away: number, references: number, calibration: Calibration): number {
  return 1 - shareBelow(rowFor(calibration, references).genuine, away);
}

function adjustedTo(
  one: Reference,
  others: readonly Reference[],
  distance: Distance,
  calibration: Calibration,
): number {
  const distances = others.map((other) => distance(one, other));
  return adjustDistance(distances, spreadAmong(others, distance), usualSpread(others, calibration));
}

type Distance = DistanceOf<Reference>;

const without = (references: readonly Reference[], one: Reference) => references.filter((other) => other !== one);
