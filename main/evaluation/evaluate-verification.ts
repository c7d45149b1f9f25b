/** How well a model verifies the signatures of a labelled folder. */
import { assert } from '../base/assert.ts';
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { VerificationReport } from '../contract/verification-report.ts';
import type { Measures } from '../imaging/decoder-api.ts';
import { rowFor } from '../matching/calibrated-rates.ts';
import { thresholdsFor } from '../matching/decide.ts';
import { defaultPolicy } from '../matching/default-policy.ts';
import type { FoundedRow } from '../matching/founded-row.ts';
import { likelihoodLines } from '../matching/likelihood-ratio.ts';
import type { Embedder } from '../model/embedder.ts';
import { calibrateOnFolder } from './calibrate-on-folder.ts';
import { embedSet, type EmbeddedSet, type OnProgress, type Prepare } from './embedded-set.ts';
import type { LabelledFolder } from './labelled-folder.ts';
import { chosenFolder, requireCalibration } from './measured-files.ts';
import { createAdjustedScorer, createMeasureScorer } from './scorers.ts';
import { withLimits } from './limited-scores.ts';
import { baselineRow, reportRow } from './verification-report.ts';
import { evidenceFigures, verdictFigures } from './verdict-figures.ts';
import { scoreVerification, type ScoreOptions, type VerificationScores } from './verification-trials.ts';

/**
 * @property references numbers of references to measure at
 * @property draws      how often reference sets are drawn for each writer
 * @property seed       of draws, strangers and bootstrap: equal seeds give equal reports
 */
export interface EvaluationOptions {
  readonly references: readonly number[];
  readonly draws: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

export interface VerificationOptions extends EvaluationOptions {
  readonly folder: LabelledFolder;
  readonly embedder: Pick<Embedder, 'key' | 'embed' | 'calibration'>;
  readonly prepare: Prepare;
  /** Only these writers, by folder name; all without it. */
  readonly writers?: readonly string[] | undefined;
  /** Writers that the thresholds are to come from instead of the model's own. */
  readonly calibrateOn?: LabelledFolder | undefined;
}

/**
 * Reads, embeds and compares a folder. Files without a usable signature are listed in `skipped`.
 *
 * @throws ParaphError `refused` for a model without calibration; `not-found` for writers that the folder lacks;
 *   `bad-input` when too few writers or signatures remain; `cancelled`
 */
export async function evaluateVerification(options: VerificationOptions): Promise<VerificationReport> {
  const { calibrateOn } = options;
  const own = requireCalibration(options.embedder);
  const calibration = calibrateOn ? await calibrateOnFolder(options, calibrateOn, own) : own;
  const set = await embedSet({ ...options, folder: chosenFolder(options), turning: true });
  const report = await evaluateSet(set, calibration, options);
  if (!calibrateOn) return report;
  return { ...report, calibratedOn: { set: calibrateOn.set, writers: calibration.writers } };
}

/**
 * The same for a set already embedded. `frr`, `farRandom` and `farSkilled` are measured at the thresholds that the
 * calibration gives the default policy: the calibration must come from other writers.
 *
 * @throws ParaphError `bad-input` when too few writers or signatures remain; `cancelled`
 */
export async function evaluateSet(
  set: EmbeddedSet,
  calibration: Calibration,
  { references, draws, seed, signal, onProgress }: EvaluationOptions,
): Promise<VerificationReport> {
  requireComparisons(set, references);
  const protocol = { references: [...new Set(references)], draws, seed, signal };
  const scores = await scoreVerification(set.writers, {
    ...protocol,
    createScorer: () => createAdjustedScorer(calibration),
    onProgress,
  });
  const results: VerificationReport['results'] = [];
  for (const [count, scored] of scores) {
    if (scored.length === 0) continue;
    const row = rowFor(calibration, count);
    const thresholds = thresholdsFor(row, defaultPolicy);
    const limited = await withLimits(scored, { calibration, thresholds, signal, onProgress });
    results.push(judgedRow(count, limited, row, seed));
  }
  return {
    set: set.set,
    writers: set.writers.length,
    writersWithForgeries: set.writers.filter(({ forged }) => forged.length > 0).length,
    model: set.model,
    seed,
    draws,
    policy: defaultPolicy,
    results,
    baselines: {
      inkDarkness: await baseline(set, 'inkDarkness', protocol),
      strokeWidth: await baseline(set, 'strokeWidth', protocol),
      aspectRatio: await baseline(set, 'aspectRatio', protocol),
    },
    skipped: [...set.skipped],
  };
}

function judgedRow(
  references: number,
  scored: readonly VerificationScores[],
  row: FoundedRow,
  seed: number,
): VerificationReport['results'][number] {
  const thresholds = thresholdsFor(row, defaultPolicy);
  const lines = likelihoodLines(row);
  const random = evidenceFigures(scored, 'random', lines.random, seed);
  assert(random !== null, 'a row of a report has genuine and random comparisons');
  return {
    ...reportRow(references, scored, thresholds, seed),
    verdicts: verdictFigures(scored, thresholds, seed),
    evidence: { skilled: evidenceFigures(scored, 'skilled', lines.skilled, seed), random },
  };
}

/** The very comparisons of the report, decided by one trivial measure. */
async function baseline(
  set: EmbeddedSet,
  measure: keyof Measures,
  protocol: Omit<ScoreOptions, 'createScorer'>,
): Promise<VerificationReport['baselines']['inkDarkness']> {
  const scores = await scoreVerification(set.writers, {
    ...protocol,
    createScorer: () => createMeasureScorer(measure),
  });
  return [...scores].filter(([, scored]) => scored.length > 0).map(([count, scored]) => baselineRow(count, scored));
}

function requireComparisons({ set, writers }: EmbeddedSet, references: readonly number[]): void {
  const signing = writers.filter(({ genuine }) => genuine.length > 0);
  if (signing.length < 2) {
    throw new ParaphError('bad-input', say`“${set}” has fewer than two writers with usable genuine signatures.`, {
      nextStep: say`Name at least two: each serves as a stranger to the others.`,
    });
  }
  const fewest = Math.min(...references);
  if (signing.every(({ genuine }) => genuine.length <= fewest)) {
    throw new ParaphError('bad-input', say`No writer of “${set}” has more than ${fewest} usable genuine signatures.`, {
      nextStep: say`Ask for fewer references: one genuine signature more than references is needed.`,
    });
  }
}
