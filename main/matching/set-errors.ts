/** Which errors to expect with a set of specimens: the calibration's rates, for sets like it. */
import type { Calibration, CalibrationRow, SetRow } from '../contract/calibration.ts';
import type { Policy } from '../contract/records.ts';
import type { SetErrors } from '../contract/reference-sets.ts';
import { falseRejectionAt, rowFor, rowsAbout, shareBelow, skilledAcceptanceAt } from './calibrated-rates.ts';
import { thresholdsFor } from './decide.ts';

/** One specimen says nothing about how a hand varies. */
const weakBelow = 2;
/** A set is tight or wide when its spread lies so many deviations from the mean: about the outer thirds of all sets. */
const usualDeviations = 0.5;
/** Nothing is said of sets further out than this by more than of sets there: too few were measured. */
const mostDeviations = 2;

/** What is known of a set without comparing anything with it. */
export interface SetSize {
  readonly references: number;
  /** Mean distance between the specimens; null for a single one. */
  readonly spread: number | null;
}

/**
 * Distances of genuine signatures and of skilled forgeries were measured on sets of as many specimens; both move with a
 * set's spread, along lines fitted over all numbers of specimens.
 */
export function setErrorsOf(size: SetSize, calibration: Calibration, policy: Policy): SetErrors {
  const { references } = size;
  const usual = rowFor(calibration, references);
  const set = setRowFor(calibration, references);
  const deviations = deviationsOf(size, set);
  const row = rowOfSetsLike(usual, calibration, set, deviations);
  const thresholds = thresholdsFor(usual, policy);
  const forgeriesPass = skilledAcceptanceAt(row, thresholds.accept);
  const genuineFail = falseRejectionAt(row, thresholds.reject);
  const equalError = equalErrorOf(row);
  return {
    references,
    weak: references < weakBelow,
    consistency: consistencyOf(deviations),
    equalError,
    interval: set && intervalAround(equalError, equalErrorOf(usual), set),
    policy: {
      forgeriesPass,
      forgeriesOpen: Math.max(0, skilledAcceptanceAt(row, thresholds.reject) - forgeriesPass),
      genuineFail,
      genuineOpen: Math.max(0, falseRejectionAt(row, thresholds.accept) - genuineFail),
    },
  };
}

/** With one more specimen that leaves the spread as it is; null where so many were not measured. */
export function errorsWithOneMore(
  { references, spread }: SetSize,
  calibration: Calibration,
  policy: Policy,
): SetErrors | null {
  const most = Math.max(...calibration.rows.map((row) => row.references));
  if (references >= most) return null;
  return setErrorsOf({ references: references + 1, spread }, calibration, policy);
}

/** The row of sets for a number of references, interpolated like the calibration's own; null where there is none. */
export function setRowFor({ sets }: Calibration, references: number): SetRow | null {
  if (!sets || sets.rows.length === 0) return null;
  const { below, above, share } = rowsAbout(sets.rows, references);
  if (above === below || above.spread === null || below.spread === null) return above;
  const blend = (one: number, other: number) => one + (other - one) * share;
  return {
    references,
    spread: {
      mean: blend(below.spread.mean, above.spread.mean),
      deviation: blend(below.spread.deviation, above.spread.deviation),
      most: blend(below.spread.most, above.spread.most),
    },
    equalError: [blend(below.equalError[0], above.equalError[0]), blend(below.equalError[1], above.equalError[1])],
  };
}

/** How many deviations a set's spread lies above the usual one; null where that is not known. */
function deviationsOf({ spread }: SetSize, set: SetRow | null): number | null {
  if (spread === null || !set?.spread || set.spread.deviation <= 0) return null;
  return (spread - set.spread.mean) / set.spread.deviation;
}

function consistencyOf(deviations: number | null): SetErrors['consistency'] {
  if (deviations === null) return 'unknown';
  if (deviations < -usualDeviations) return 'tight';
  return deviations > usualDeviations ? 'wide' : 'usual';
}

type Distributions = Pick<CalibrationRow, 'genuine' | 'skilled'>;

function rowOfSetsLike<R extends Distributions>(
  row: R,
  { sets }: Calibration,
  set: SetRow | null,
  deviations: number | null,
): R {
  if (deviations === null || !sets || !set?.spread) return row;
  const held = Math.max(-mostDeviations, Math.min(mostDeviations, deviations));
  const excess = held * set.spread.deviation;
  return {
    ...row,
    genuine: row.genuine.map((distance) => distance + sets.slopes.genuine * excess),
    skilled: row.skilled.map((distance) => distance + sets.slopes.skilled * excess),
  };
}

/** The rate at the distance where as many skilled forgeries pass as genuine signatures fail, by bisection. */
export function equalErrorOf({ genuine, skilled }: Distributions): number {
  let low = Math.min(genuine[0], skilled[0]);
  let high = Math.max(genuine[genuine.length - 1], skilled[skilled.length - 1]);
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (shareBelow(skilled, middle) < 1 - shareBelow(genuine, middle)) low = middle;
    else high = middle;
  }
  return (shareBelow(skilled, high) + 1 - shareBelow(genuine, high)) / 2;
}

/** The interval was found for all sets of the size; for sets like this one it is as wide in proportion. */
function intervalAround(rate: number, usual: number, { equalError: [low, high] }: SetRow): [number, number] {
  const scale = usual > 0 ? rate / usual : 1;
  return [Math.min(rate, low * scale), Math.min(1, Math.max(rate, high * scale))];
}
