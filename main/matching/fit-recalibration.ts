/** How far distances of decided cases lie from those a model was calibrated on, held back by how little they say. */
import { deviation, mean } from '../base/vectors.ts';
import type { Calibration, CalibrationRow } from '../contract/calibration.ts';
import type { DistanceMove } from '../contract/recalibration.ts';
import { rowFor } from './calibrated-rates.ts';
import type { Thresholds } from './decide.ts';
import { middles } from './likelihood-ratio.ts';
import { normalShareBelow } from './normal-distribution.ts';

/**
 * @property distance  adjusted, from so many references
 * @property person    whose signature it was held to be: cases of one hand resemble each other
 * @property weight    how many times as much as others it counts
 * @property undecided between which distances a case like this is inconclusive; null where that did not hang on its distance
 */
export interface DecidedDistance {
  readonly genuine: boolean;
  readonly distance: number;
  readonly references: number;
  readonly person: string;
  readonly weight: number;
  readonly undecided: Thresholds | null;
}

/**
 * What is known before any case: how sets of writers differ from one another, in deviations of the distances and in the
 * logarithm of their scatter. Between the two public sets the means of skilled forgeries lie 0.4 to 0.7 apart and the
 * scatters 0.1 to 0.3 (development writers, 1 to 10 references).
 */
const prior = { shift: 0.7, stretch: 0.3 } as const;

/** Of the variance of distances as much lies between hands: what one hand's cases share (development writers: 0.1 to 0.7). */
const sharedWithinHand = 0.5;

/** Whoever decided may have been mistaken: this share of the cases may lie anywhere. */
const mistaken = 0.03;
const anywhere = 3;

/** Of forgeries nobody says how many are of somebody who had never seen the signature: any of these shares, alike. */
const strangerShares = [0, 0.25, 0.5, 0.75] as const;

const shifts = steps(-2, 2, 0.1);
const stretches = steps(-0.6, 0.6, 0.1);

/**
 * Posterior of shift and stretch on a grid, by the likelihood of normal mixtures:
 * – distances are standardised by the calibration's row for their number of references, so that all of them count together;
 * – cases between thresholds are settled more seldom, or more often, than others are decided, and nobody knows how much: so
 *   each counts by its density among those of its sort, between the thresholds or not (a truncated likelihood);
 * – n cases of a hand weigh n / (1 + (n − 1) ρ) together (Kish 1965, with ρ the share of variance between hands);
 * – forgeries may be anybody's: some unknown share is by strangers who signed in their own way.
 * Forgeries are never taken to lie further away here than where the model was calibrated: what would follow is more
 * trust in what passes, and nobody can tell an easy forger from an easy material.
 */
export function fitMoves(
  decided: readonly DecidedDistance[],
  calibration: Calibration,
): { genuine: DistanceMove; forged: DistanceMove } {
  const genuine = decided.filter((one) => one.genuine);
  const forged = decided.filter((one) => !one.genuine);
  return {
    genuine: fitMove(
      genuine.map((one) => observe(one, calibration, 'genuine')),
      genuine,
      cellsOf(shifts, [0]),
    ),
    forged: fitMove(
      forged.map((one) => observe(one, calibration, 'skilled')),
      forged,
      cellsOf(
        shifts.filter((shift) => shift <= 0),
        strangerShares,
      ),
    ),
  };
}

/** A part of a mixture of normal distributions, over standardised distances. */
interface Part {
  readonly share: number;
  readonly mean: number;
  readonly deviation: number;
}

interface Observation {
  readonly at: number;
  /** Between which distances it is, or would have been, inconclusive, standardised. */
  readonly open: readonly [number, number] | null;
  /** Where strangers' signatures lie on the same scale; null for a genuine one. */
  readonly strangers: Omit<Part, 'share'> | null;
}

function observe(one: DecidedDistance, calibration: Calibration, kind: 'genuine' | 'skilled'): Observation {
  const row = rowFor(calibration, one.references);
  const { centre, scatter } = momentsOf(row[kind]);
  const standard = (distance: number) => (distance - centre) / scatter;
  return {
    at: standard(one.distance),
    open: one.undecided && [standard(one.undecided.accept), standard(one.undecided.reject)],
    strangers: kind === 'skilled' ? strangersOf(row, standard, scatter) : null,
  };
}

const strangersOf = ({ randomMoments }: CalibrationRow, standard: (distance: number) => number, scatter: number) => ({
  mean: standard(randomMoments.mean),
  deviation: randomMoments.deviation / scatter,
});

/** Mean and standard deviation of the distances that percentiles stand for. */
export function momentsOf(percentiles: readonly number[]): { centre: number; scatter: number } {
  const distances = middles(percentiles);
  return { centre: mean(distances), scatter: deviation(distances) || 1 };
}

/** One account of how things are: `stretch` is a logarithm. */
interface Cell {
  readonly shift: number;
  readonly stretch: number;
  readonly strangers: number;
}

function cellsOf(allowed: readonly number[], shares: readonly number[]): Cell[] {
  return allowed.flatMap((shift) =>
    stretches.flatMap((stretch) => shares.map((strangers) => ({ shift, stretch, strangers }))),
  );
}

function fitMove(
  observations: readonly Observation[],
  decided: readonly DecidedDistance[],
  cells: readonly Cell[],
): DistanceMove {
  const weights = weightsOf(decided);
  const logs = cells.map((cell) => {
    const before = -((cell.shift / prior.shift) ** 2 + (cell.stretch / prior.stretch) ** 2) / 2;
    return observations.reduce((sum, one, i) => sum + weights[i] * logDensity(one, cell), before);
  });
  const highest = Math.max(...logs);
  const masses = logs.map((log) => Math.exp(log - highest));
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const expected = (value: (cell: Cell) => number) =>
    cells.reduce((sum, cell, i) => sum + masses[i] * value(cell), 0) / total;
  const shift = expected((cell) => cell.shift);
  return {
    shift,
    stretch: Math.exp(expected((cell) => cell.stretch)),
    uncertainty: Math.sqrt(expected((cell) => (cell.shift - shift) ** 2)),
    cases: decided.length,
    people: new Set(decided.map(({ person }) => person)).size,
    worth: worthOf(decided),
  };
}

/** ln of the density among cases of its sort. */
function logDensity({ at, open, strangers }: Observation, cell: Cell): number {
  const honest = 1 - mistaken;
  const parts: Part[] = [
    { share: honest * (1 - cell.strangers), mean: cell.shift, deviation: Math.exp(cell.stretch) },
    { share: mistaken, mean: 0, deviation: anywhere },
  ];
  if (strangers) parts.push({ share: honest * cell.strangers, ...strangers });
  const density = sumOver(parts, (part) => normalDensity((at - part.mean) / part.deviation) / part.deviation);
  if (open === null) return Math.log(density);
  const [low, high] = open;
  const between = sumOver(parts, (part) => {
    const below = (distance: number) => normalShareBelow((distance - part.mean) / part.deviation);
    return below(high) - below(low);
  });
  return Math.log(density / (at > low && at <= high ? between : 1 - between));
}

const sumOver = (parts: readonly Part[], value: (part: Part) => number) =>
  parts.reduce((sum, part) => sum + part.share * value(part), 0);

const normalDensity = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** What each case counts: its own weight, less the more cases there are of its hand. */
function weightsOf(decided: readonly DecidedDistance[]): number[] {
  const ofPerson = Map.groupBy(decided, ({ person }) => person);
  return decided.map(({ person, weight }) => weight / designEffect(ofPerson.get(person)?.length ?? 1));
}

const designEffect = (cases: number) => 1 + (cases - 1) * sharedWithinHand;

function worthOf(decided: readonly DecidedDistance[]): number {
  const perPerson = [...Map.groupBy(decided, ({ person }) => person).values()];
  return perPerson.reduce((sum, { length }) => sum + length / designEffect(length), 0);
}

function steps(low: number, high: number, step: number): number[] {
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step);
}
