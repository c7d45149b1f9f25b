/** From distances to the figures of a report, in percent. */
import { assert } from '../base/assert.ts';
import { createRandom } from '../base/random.ts';
import type { VerificationReport } from '../contract/verification-report.ts';
import type { Thresholds } from '../matching/decide.ts';
import { type Figure, percentileInterval, resampleWriters } from './bootstrap.ts';
import type { WriterWeights } from './metrics.ts';
import { countBeyond, countWithin, equalErrorRate, evenWeights, meanOverWriters, pooledRate } from './metrics.ts';
import { rankAgainst, type VerificationScores } from './verification-trials.ts';

type ReportRow = Omit<VerificationReport['results'][number], 'verdicts' | 'evidence'>;
type BaselineRow = VerificationReport['baselines']['inkDarkness'][number];

/**
 * One row of the report. A writer without forgeries counts among the genuine and random comparisons only. With a global
 * threshold all writers' distances are pooled; per writer each has its own best threshold, over all its draws, and the
 * rates are averaged.
 *
 * @param scores     of at least one writer, with at least one genuine and one random comparison each
 * @param thresholds the model's own: a genuine signature beyond `reject` and another within `accept` are errors
 * @param seed       of the bootstrap
 */
export function reportRow(
  references: number,
  scores: readonly VerificationScores[],
  thresholds: Thresholds,
  seed: number,
): ReportRow {
  const resamples = resampleWriters(scores.length, createRandom(seed));
  const measure = (figure: Figure) => ({ value: overall(figure, scores.length), ci: intervalOf(figure, resamples) });
  const frr = measure(rejections(scores, thresholds));
  const farRandom = measure(acceptances(scores, 'random', thresholds));
  const farSkilled = measure(acceptances(scores, 'skilled', thresholds));
  const eerRandom = measure(globalEqualErrors(scores, 'random'));
  const eerSkilled = measure(globalEqualErrors(scores, 'skilled'));
  const eerSkilledPerWriter = measure(equalErrorsPerWriter(scores));
  return {
    references,
    comparisons: countComparisons(scores),
    frr: always(frr.value),
    farRandom: always(farRandom.value),
    farSkilled: farSkilled.value,
    eerRandom: always(eerRandom.value),
    eerSkilled: eerSkilled.value,
    eerSkilledPerWriter: eerSkilledPerWriter.value,
    ci: {
      frr: always(frr.ci),
      farRandom: always(farRandom.ci),
      farSkilled: farSkilled.ci,
      eerRandom: always(eerRandom.ci),
      eerSkilled: eerSkilled.ci,
      eerSkilledPerWriter: eerSkilledPerWriter.ci,
    },
  };
}

/** The same equal error rates for a trivial measure. */
export function baselineRow(references: number, scores: readonly VerificationScores[]): BaselineRow {
  return {
    references,
    eerRandom: always(overall(globalEqualErrors(scores, 'random'), scores.length)),
    eerSkilled: overall(globalEqualErrors(scores, 'skilled'), scores.length),
  };
}

/** Comparisons of each kind, over all writers and draws. */
export function countComparisons(scores: readonly VerificationScores[]): ReportRow['comparisons'] {
  const count = (kind: 'genuine' | 'random' | 'skilled') =>
    scores.reduce((sum, writer) => sum + writer[kind].length, 0);
  return { genuine: count('genuine'), random: count('random'), skilled: count('skilled') };
}

function rejections(scores: readonly VerificationScores[], { reject }: Thresholds): Figure {
  const counts = scores.map(({ genuine }) => countBeyond(genuine, reject));
  return (weights) => pooledRate(counts, weights);
}

function acceptances(
  scores: readonly VerificationScores[],
  kind: 'random' | 'skilled',
  { accept }: Thresholds,
): Figure {
  const counts = scores.map((writer) => countWithin(writer[kind], accept));
  return (weights) => pooledRate(counts, weights);
}

function globalEqualErrors(scores: readonly VerificationScores[], kind: 'random' | 'skilled'): Figure {
  const ranking = rankAgainst(scores, kind);
  return (weights) => equalErrorRate(ranking, weights);
}

function equalErrorsPerWriter(scores: readonly VerificationScores[]): Figure {
  const rates = scores.map((writer) => equalErrorRate(rankAgainst([writer], 'skilled')));
  return (weights) => meanOverWriters(rates, weights);
}

function overall(figure: Figure, writerCount: number): number | null {
  const share = figure(evenWeights(writerCount));
  return share === null ? null : 100 * share;
}

function intervalOf(figure: Figure, resamples: readonly WriterWeights[]): [number, number] | null {
  const interval = percentileInterval(resamples, figure);
  return interval && [100 * interval[0], 100 * interval[1]];
}

/** Genuine and random comparisons are there in every row, and in every resample of its writers. */
function always<T>(value: T | null): T {
  assert(value !== null, 'a row of a report has genuine and random comparisons');
  return value;
}
