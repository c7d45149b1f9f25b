/** Whether a policy holds on material unlike the calibration's, before and after recalibrating from decided cases. */
import type { Random } from '../base/random.ts';
import type { Calibration } from '../contract/calibration.ts';
import type { LessonWeights } from '../contract/recalibration.ts';
import type { Policy } from '../contract/records.ts';
import { rowFor } from '../matching/calibrated-rates.ts';
import { marksOf, thresholdsFor, type Thresholds } from '../matching/decide.ts';
import { fitMoves, type DecidedDistance } from '../matching/fit-recalibration.ts';
import type { FoundedRow } from '../matching/founded-row.ts';
import { isHard, lessonWeight, type LessonKind } from '../matching/lesson-kind.ts';
import { recalibrate } from '../matching/recalibrate.ts';
import type { DrawnScores, VerificationScores } from './verification-trials.ts';

/** @property references how many specimens each person has @property cases how many are decided */
export interface TrialOptions {
  readonly references: number;
  readonly cases: number;
  readonly policy: Policy;
  readonly weights: LessonWeights;
  readonly random: Random;
}

/** @property decided as many cases as were found @property others writers who are not among them, with one draw each */
export interface Trial {
  readonly decided: number;
  readonly people: number;
  readonly calibration: Calibration;
  readonly others: readonly VerificationScores[];
}

/**
 * Half of the writers, drawn by chance, are a workspace's people: their signatures are verified in random order until so
 * many cases have a verdict to confirm or overrule; inconclusive ones are passed over, as people would. The others are
 * left to measure on.
 *
 * @param draw which draw of specimens is used
 */
export function tryRecalibration(
  writers: readonly DrawnScores[],
  draw: number,
  calibration: Calibration,
  options: TrialOptions,
): Trial {
  const shuffled = options.random.shuffled(writers);
  const people = shuffled.slice(0, Math.ceil(writers.length / 2));
  const decided = options.random.shuffled(decidedOf(people, draw, calibration, options)).slice(0, options.cases);
  return {
    decided: decided.length,
    people: new Set(decided.map(({ person }) => person)).size,
    calibration: decided.length === 0 ? calibration : recalibrate(calibration, fitMoves(decided, calibration)),
    others: shuffled.slice(people.length).map(({ writer, draws }) => ({ writer, ...draws[draw] })),
  };
}

function decidedOf(
  people: readonly DrawnScores[],
  draw: number,
  calibration: Calibration,
  { references, policy, weights }: TrialOptions,
): DecidedDistance[] {
  const row = rowFor(calibration, references);
  const thresholds = thresholdsFor(row, policy);
  return people.flatMap(({ writer, draws }) => {
    const decidedAs = (distances: readonly number[], genuine: boolean) =>
      distances.flatMap((distance): DecidedDistance[] => {
        const kind = kindOf(distance, genuine, thresholds, row);
        const weight = kind && lessonWeight(kind, weights);
        if (!weight) return [];
        return [{ genuine, distance, references, person: writer, weight, undecided: thresholds }];
      });
    return [...decidedAs(draws[draw].genuine, true), ...decidedAs(draws[draw].skilled, false)];
  });
}

/** What a case would have been once somebody decided it; null where there was no verdict to decide about. */
function kindOf(distance: number, genuine: boolean, thresholds: Thresholds, row: FoundedRow): LessonKind | null {
  const { accept, reject } = thresholds;
  if (distance > accept && distance <= reject) return null;
  if (genuine !== distance <= accept) return 'overruled';
  const usual = { genuine: marksOf(row.genuine), skilled: marksOf(row.skilled) };
  return isHard(distance, thresholds, usual) ? 'hard' : 'confirmed';
}
