/** Error rates at a distance, and distances at an error rate, read from a calibration. */
import { assert } from '../base/assert.ts';
import { quantile } from '../base/vectors.ts';
import type { Calibration, CalibrationRow, WriterCounts } from '../contract/calibration.ts';
import { foundedRow, type FoundedRow } from './founded-row.ts';
import { normalQuantile, normalShareBelow } from './normal-distribution.ts';

/** Percentiles stop here; further out the tail of random forgeries is extrapolated. */
const tailShare = 0.01;

/**
 * The row for a number of references. Between two calibrated numbers the rows are interpolated in 1/k, in which the
 * distances' percentiles are nearly linear; outside them the nearest row stands. More references than calibrated only
 * make a comparison better than the row says.
 */
export function rowFor(calibration: Calibration, references: number): FoundedRow {
  const { below, above, share } = rowsAbout(calibration.rows, references);
  if (above === below) return foundedRow(above, calibration);
  return blendRows(foundedRow(below, calibration), foundedRow(above, calibration), share, references);
}

/** The rows next below and above a number of references, the same one at either end, and where between them it lies in 1/k. */
export function rowsAbout<R extends Pick<CalibrationRow, 'references'>>(
  rows: readonly R[],
  references: number,
): { below: R; above: R; share: number } {
  assert(rows.length > 0, 'a calibration has rows');
  const ascending = rows.toSorted((a, b) => a.references - b.references);
  const above = ascending.find((row) => row.references >= references) ?? ascending[ascending.length - 1];
  const below = ascending.findLast((row) => row.references <= references) ?? ascending[0];
  if (above.references === below.references) return { below: above, above, share: 0 };
  const share = (1 / below.references - 1 / references) / (1 / below.references - 1 / above.references);
  return { below, above, share };
}

function blendRows(one: FoundedRow, other: FoundedRow, share: number, references: number): FoundedRow {
  const blend = (a: number, b: number) => a + (b - a) * share;
  const blendAll = (a: readonly number[], b: readonly number[]) => a.map((value, i) => blend(value, b[i]));
  return {
    references,
    // The fewer of the two: a blend knows no more than its poorer half.
    comparisons: fewer(one.comparisons, other.comparisons),
    writers: fewer(one.writers, other.writers),
    upperEnds: {
      falseAcceptance: blendAll(one.upperEnds.falseAcceptance, other.upperEnds.falseAcceptance),
      falseRejection: blendAll(one.upperEnds.falseRejection, other.upperEnds.falseRejection),
    },
    genuine: blendAll(one.genuine, other.genuine),
    skilled: blendAll(one.skilled, other.skilled),
    random: blendAll(one.random, other.random),
    randomMoments: {
      mean: blend(one.randomMoments.mean, other.randomMoments.mean),
      deviation: blend(one.randomMoments.deviation, other.randomMoments.deviation),
    },
  };
}

function fewer(one: WriterCounts, other: WriterCounts): WriterCounts {
  return {
    genuine: Math.min(one.genuine, other.genuine),
    random: Math.min(one.random, other.random),
    skilled: Math.min(one.skilled, other.skilled),
  };
}

/** The share at or below a distance: the inverse of `quantile` over the 101 percentiles, linear between them. */
export function shareBelow(percentiles: readonly number[], distance: number): number {
  const last = percentiles.length - 1;
  if (distance < percentiles[0]) return 0;
  if (distance >= percentiles[last]) return 1;
  const below = percentiles.findLastIndex((mark) => mark <= distance);
  const gap = percentiles[below + 1] - percentiles[below];
  return (below + (distance - percentiles[below]) / gap) / last;
}

/** FRR: the share of genuine signatures beyond a distance. */
export function falseRejectionAt(row: CalibrationRow, distance: number): number {
  return 1 - shareBelow(row.genuine, distance);
}

/** FAR against skilled forgeries: their share at or below a distance. */
export function skilledAcceptanceAt(row: CalibrationRow, distance: number): number {
  return shareBelow(row.skilled, distance);
}

/**
 * FAR against random forgeries. Below the first percentile, where a sample of some hundreds says little, the lower tail
 * of a normal distribution with the sample's mean and deviation is taken, scaled to meet the measured percentile. That
 * is an assumption: should two hands of the gallery be truly alike (kin, a copied style), the tail is heavier than it.
 */
export function randomAcceptanceAt(row: CalibrationRow, distance: number): number {
  const firstPercentile = row.random[1];
  if (distance >= firstPercentile) return shareBelow(row.random, distance);
  const { mean, deviation } = row.randomMoments;
  if (deviation <= 0) return 0;
  const atDistance = normalShareBelow((distance - mean) / deviation);
  return (tailShare * atDistance) / normalShareBelow((firstPercentile - mean) / deviation);
}

/** The inverse of `randomAcceptanceAt`: the distance at or below which that share of random forgeries lies. */
export function randomDistanceAt(row: CalibrationRow, share: number): number {
  if (share >= tailShare) return quantile(row.random, share);
  const firstPercentile = row.random[1];
  const { mean, deviation } = row.randomMoments;
  if (deviation <= 0) return firstPercentile;
  const scale = normalShareBelow((firstPercentile - mean) / deviation) / tailShare;
  return Math.min(firstPercentile, mean + deviation * normalQuantile(share * scale));
}
