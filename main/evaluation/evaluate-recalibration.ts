/** Whether decided cases mend a policy that does not hold on material unlike the calibration's. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createRandom } from '../base/random.ts';
import { mean } from '../base/vectors.ts';
import { ParaphError } from '../contract/errors.ts';
import type { RecalibrationReport } from '../contract/evaluations.ts';
import { say } from '../contract/phrase.ts';
import type { LessonWeights } from '../contract/recalibration.ts';
import { rowFor } from '../matching/calibrated-rates.ts';
import { thresholdsFor } from '../matching/decide.ts';
import { defaultPolicy } from '../matching/default-policy.ts';
import { likelihoodLines, log10At } from '../matching/likelihood-ratio.ts';
import type { Calibration } from '../contract/calibration.ts';
import { calibrateOnFolder } from './calibrate-on-folder.ts';
import { embedSet } from './embedded-set.ts';
import type { VerificationOptions } from './evaluate-verification.ts';
import type { LabelledFolder } from './labelled-folder.ts';
import { likelihoodCost } from './likelihood-cost.ts';
import { chosenFolder, requireCalibration } from './measured-files.ts';
import { tryRecalibration, type Trial } from './recalibration-trials.ts';
import { createAdjustedScorer } from './scorers.ts';
import { createMeasuring } from './verdict-figures.ts';
import { countWithin, countBeyond, pooledRate, type ErrorCount } from './metrics.ts';
import { scoreVerification, type DrawnScores } from './verification-trials.ts';

/**
 * @property calibrateOn writers that the thresholds come from, before any case
 * @property cases       how many decided cases are tried, each beside none
 * @property settled     of inconclusive ones, the share whose truth becomes known beside verdicts that are decided
 * @property repeats     how often writers, specimens and cases are drawn
 */
export interface RecalibrationOptions extends Omit<VerificationOptions, 'references' | 'draws' | 'calibrateOn'> {
  readonly calibrateOn: LabelledFolder;
  readonly references: number;
  readonly cases: readonly number[];
  readonly settled: number;
  readonly repeats: number;
  readonly weights: LessonWeights;
}

/** With fewer there are not enough people on either side. */
const fewestWriters = 6;
/** Of the writers that the thresholds come from, as for a model's own. */
const calibrationDraws = 5;

/** @throws ParaphError `refused` without calibration; `bad-input` with too few writers; `not-found`, `cancelled` */
export async function evaluateRecalibration(options: RecalibrationOptions): Promise<RecalibrationReport> {
  const { embedder, calibrateOn, references, cases, repeats, seed, signal, onProgress } = options;
  const own = requireCalibration(embedder);
  const calibration = await calibrateOnFolder({ ...options, draws: calibrationDraws }, calibrateOn, own);
  const set = await embedSet({ ...options, folder: chosenFolder(options), turning: true });
  const scores = await scoreVerification(set.writers, {
    references: [references],
    draws: repeats,
    seed,
    createScorer: () => createAdjustedScorer(own),
    signal,
    onProgress,
  });
  const writers = (scores.get(references) ?? []).filter(({ skilled }) => skilled.length > 0);
  if (writers.length < fewestWriters) {
    throw new ParaphError(
      'bad-input',
      say`Too few writers of “${set.set}” have forgeries and enough genuine signatures.`,
      {
        nextStep: say`At least ${fewestWriters} are needed, half of them to decide cases about.`,
      },
    );
  }
  const rows: RecalibrationReport['rows'] = [];
  for (const count of [0, ...cases]) {
    throwIfCancelled(signal);
    onProgress?.('Trying decided cases', rows.length, cases.length + 1);
    rows.push(await tryCases(writers, calibration, count, options));
  }
  return {
    set: set.set,
    writers: writers.length,
    model: set.model,
    seed,
    calibratedOn: { set: calibrateOn.set, writers: calibration.writers },
    policy: defaultPolicy,
    references,
    repeats,
    settled: options.settled,
    rows,
  };
}

async function tryCases(
  writers: readonly DrawnScores[],
  calibration: Calibration,
  cases: number,
  { references, repeats, weights, settled, seed }: RecalibrationOptions,
): Promise<RecalibrationReport['rows'][number]> {
  // The same people and the same order of cases for every number of cases.
  const random = createRandom(seed);
  const trials: Trial[] = [];
  for (let draw = 0; draw < repeats; draw++) {
    const options = { references, cases, settled, policy: defaultPolicy, weights, random: random.fork() };
    trials.push(tryRecalibration(writers, draw, calibration, options));
    await breathe();
  }
  const counts = countsOf(writers, trials, references);
  const measure = createMeasuring(writers.length, seed);
  const rate = (some: readonly ErrorCount[]) =>
    measure((weights) => pooledRate(some, weights), 100) ?? { value: 0, ci: [0, 0] as [number, number] };
  return {
    cases,
    decided: mean(trials.map(({ decided }) => decided)),
    settled: mean(trials.map(({ settled }) => settled)),
    people: mean(trials.map(({ people }) => people)),
    farSkilled: rate(counts.map(({ passed }) => passed)),
    frr: rate(counts.map(({ failed }) => failed)),
    inconclusiveGenuine: rate(counts.map(({ openGenuine }) => openGenuine)),
    inconclusiveSkilled: rate(counts.map(({ openSkilled }) => openSkilled)),
    cllr: mean(trials.map((trial) => costOf(trial, references))),
    largestRatio: mean(trials.map((trial) => 10 ** lineOf(trial, references).cap)),
  };
}

interface WriterCounts {
  readonly passed: ErrorCount;
  readonly failed: ErrorCount;
  readonly openGenuine: ErrorCount;
  readonly openSkilled: ErrorCount;
}

/** Of each writer, over the trials in which it was left to measure on. */
function countsOf(writers: readonly DrawnScores[], trials: readonly Trial[], references: number): WriterCounts[] {
  const judged = trials.flatMap(({ others, calibration }) => {
    const { accept, reject } = thresholdsFor(rowFor(calibration, references), defaultPolicy);
    return others.map(({ writer, genuine, skilled }) => {
      const [passed, failed] = [countWithin(skilled, accept), countBeyond(genuine, reject)];
      return {
        writer,
        passed,
        failed,
        openGenuine: rest(countWithin(genuine, accept), failed),
        openSkilled: rest(passed, countBeyond(skilled, reject)),
      };
    });
  });
  const ofWriter = Map.groupBy(judged, ({ writer }) => writer);
  return writers.map(({ writer }) => {
    const own = ofWriter.get(writer) ?? [];
    const sum = (name: keyof WriterCounts): ErrorCount => ({
      errors: own.reduce((total, counts) => total + counts[name].errors, 0),
      total: own.reduce((total, counts) => total + counts[name].total, 0),
    });
    return {
      passed: sum('passed'),
      failed: sum('failed'),
      openGenuine: sum('openGenuine'),
      openSkilled: sum('openSkilled'),
    };
  });
}

const rest = (one: ErrorCount, other: ErrorCount): ErrorCount => ({
  errors: one.total - one.errors - other.errors,
  total: one.total,
});

const lineOf = ({ calibration }: Trial, references: number) => likelihoodLines(rowFor(calibration, references)).skilled;

function costOf(trial: Trial, references: number): number {
  const line = lineOf(trial, references);
  const scored = trial.others.map(({ genuine, skilled }) => ({ genuine, impostor: skilled }));
  return likelihoodCost(scored, (distance) => log10At(line, distance) * Math.LN10)() ?? 0;
}
