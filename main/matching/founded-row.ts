/** A calibration's row with what it is founded on: how many writers, and how sure its error rates are. */
import type { Calibration, CalibrationRow, UpperEnds, WriterCounts } from '../contract/calibration.ts';
import { upperEnd } from './binomial.ts';

export interface FoundedRow extends CalibrationRow {
  readonly writers: WriterCounts;
  readonly upperEnds: UpperEnds;
}

const derived = new WeakMap<CalibrationRow, FoundedRow>();

/**
 * Rows from before writers and upper ends were kept get them here, cautiously: each of the calibration's writers counts
 * for a single comparison, as if all of a writer's were one.
 */
export function foundedRow(row: CalibrationRow, { writers }: Pick<Calibration, 'writers'>): FoundedRow {
  const known = derived.get(row);
  if (known) return known;
  const founded = {
    ...row,
    writers: row.writers ?? { genuine: writers, random: writers, skilled: writers },
    upperEnds: row.upperEnds ?? plainUpperEnds(writers),
  };
  derived.set(row, founded);
  return founded;
}

/** As if every writer had left one comparison. */
function plainUpperEnds(writers: number): UpperEnds {
  const rising = Array.from({ length: 101 }, (_, i) => upperEnd((i / 100) * writers, writers));
  return { falseAcceptance: rising, falseRejection: rising.toReversed() };
}

/** What the share of skilled forgeries at or below a distance may be at most. */
export function acceptanceAtMost({ skilled, upperEnds }: FoundedRow, distance: number): number {
  return endAt(skilled, upperEnds.falseAcceptance, distance);
}

/** What the share of genuine signatures beyond a distance may be at most. */
export function rejectionAtMost({ genuine, upperEnds }: FoundedRow, distance: number): number {
  return endAt(mirrored(genuine), upperEnds.falseRejection.toReversed(), -distance);
}

/** The largest distance within which no more skilled forgeries pass than that; null where the data bear out no such rate. */
export function acceptWithin({ skilled, upperEnds }: FoundedRow, rate: number): number | null {
  return placeOf(skilled, upperEnds.falseAcceptance, rate);
}

/** The smallest distance beyond which no more genuine signatures fail than that; null as above. */
export function rejectWithin({ genuine, upperEnds }: FoundedRow, rate: number): number | null {
  const mirroredPlace = placeOf(mirrored(genuine), upperEnds.falseRejection.toReversed(), rate);
  return mirroredPlace === null ? null : -mirroredPlace;
}

/** The smallest rates that can be claimed: what may hide behind no error at all. */
export function leastClaims({ upperEnds }: FoundedRow): { falseAcceptance: number; falseRejection: number } {
  return { falseAcceptance: upperEnds.falseAcceptance[0], falseRejection: upperEnds.falseRejection[100] };
}

const mirrored = (marks: readonly number[]) => marks.map((mark) => -mark).reverse();

/** @param ends rising with the marks; linear between them */
function endAt(marks: readonly number[], ends: readonly number[], distance: number): number {
  const below = marks.findLastIndex((mark) => mark <= distance);
  if (below < 0) return ends[0];
  if (below === marks.length - 1) return ends[below];
  const share = (distance - marks[below]) / (marks[below + 1] - marks[below]);
  return ends[below] + share * (ends[below + 1] - ends[below]);
}

function placeOf(marks: readonly number[], ends: readonly number[], rate: number): number | null {
  const below = ends.findLastIndex((end) => end <= rate);
  if (below < 0) return null;
  if (below === ends.length - 1) return marks[below];
  const share = (rate - ends[below]) / (ends[below + 1] - ends[below]);
  return marks[below] + share * (marks[below + 1] - marks[below]);
}
