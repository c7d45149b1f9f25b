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
import { createLimitsOf } from './limited-scores.ts';
import type { DrawnScores, Limit, VerificationScores } from './verification-trials.ts';

/**
 * @property references how many specimens each person has
 * @property cases      how many are decided
 * @property settled    of inconclusive ones, the share whose truth becomes known beside verdicts that are decided
 */
export interface TrialOptions {
  readonly references: number;
  readonly cases: number;
  readonly settled: number;
  readonly policy: Policy;
  readonly weights: LessonWeights;
  readonly random: Random;
}

/** @property decided as many cases as were found @property settled how many of them @property others writers who are not among them, with one draw each */
export interface Trial {
  readonly decided: number;
  readonly settled: number;
  readonly people: number;
  readonly calibration: Calibration;
  readonly others: readonly VerificationScores[];
}

/**
 * Half of the writers, drawn by chance, are a workspace's people: their signatures are verified in random order until so
 * many cases are decided. Verdicts are confirmed or overruled; of inconclusive ones, for their distance or for unlike material,
 * some are settled and the others passed over. The other writers are left to measure on.
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
  const found = decidedOf(people, draw, calibration, options);
  const decided = options.random.shuffled(found).slice(0, options.cases);
  return {
    decided: decided.length,
    settled: decided.filter(({ kind }) => kind === 'settled').length,
    people: new Set(decided.map(({ person }) => person)).size,
    calibration: decided.length === 0 ? calibration : recalibrate(calibration, fitMoves(decided, calibration)),
    others: shuffled.slice(people.length).map(({ writer, draws }) => ({ writer, ...draws[draw] })),
  };
}

interface FoundCase extends DecidedDistance {
  readonly kind: LessonKind;
}

function decidedOf(
  people: readonly DrawnScores[],
  draw: number,
  calibration: Calibration,
  { references, policy, weights, settled, random }: TrialOptions,
): FoundCase[] {
  const row = rowFor(calibration, references);
  const thresholds = thresholdsFor(row, policy);
  return people.flatMap(({ writer, draws }) => {
    const limits = createLimitsOf({ calibration, thresholds })(draws[draw]);
    const decidedAs = (what: 'genuine' | 'skilled') =>
      draws[draw][what].flatMap((distance, i): FoundCase[] => {
        // Drawn for each, so that another share settles more or fewer of the same.
        const isKnown = random.chance(settled);
        const limit = limits[what][i];
        const genuine = what === 'genuine';
        const kind = kindOf(distance, genuine, thresholds, row, limit);
        const weight = lessonWeight(kind, weights);
        if (weight === 0 || (kind === 'settled' && !isKnown)) return [];
        // As a case tells why it was taken back: for a flawed picture as for what is unlike.
        const isUnlike = limit === 'unlike' || (limit === 'flawed' && distance > thresholds.reject);
        const undecided = isUnlike ? null : thresholds;
        return [{ genuine, distance, references, person: writer, weight, undecided, kind }];
      });
    return [...decidedAs('genuine'), ...decidedAs('skilled')];
  });
}

/** What a case is once somebody decided it. */
function kindOf(distance: number, genuine: boolean, thresholds: Thresholds, row: FoundedRow, limit: Limit): LessonKind {
  const { accept, reject } = thresholds;
  const isForged = distance > reject;
  if (limit === 'unlike' || (limit !== null && isForged) || (distance > accept && !isForged)) return 'settled';
  if (genuine === isForged) return 'overruled';
  const usual = { genuine: marksOf(row.genuine), skilled: marksOf(row.skilled) };
  return isHard(distance, thresholds, usual) ? 'hard' : 'confirmed';
}
