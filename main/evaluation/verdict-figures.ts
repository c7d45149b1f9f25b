/** What verdicts under a policy come to on labelled writers, and what the evidence behind them is worth. */
import { createRandom } from '../base/random.ts';
import type { Alternative } from '../contract/likelihood.ts';
import type { EvidenceFigures, Measure, VerdictFigures } from '../contract/verification-report.ts';
import type { Thresholds } from '../matching/decide.ts';
import { log10At, type LikelihoodLine } from '../matching/likelihood-ratio.ts';
import { reliabilityOf } from '../matching/reliability.ts';
import { type Figure, percentileInterval, resampleWriters } from './bootstrap.ts';
import { leastLikelihoodCost, likelihoodCost } from './likelihood-cost.ts';
import { countBeyond, countWithin, detPoints, evenWeights, pooledRate, rankScores } from './metrics.ts';
import type { ErrorCount, WriterWeights } from './metrics.ts';
import type { VerificationScores } from './verification-trials.ts';

type Measuring = (figure: Figure, factor?: number) => Measure | null;

/** A figure over all writers, with its interval over resamples of them; null where there is nothing to measure. */
function createMeasuring(writerCount: number, seed: number): Measuring {
  const resamples = resampleWriters(writerCount, createRandom(seed));
  return (figure, factor = 1) => {
    const value = figure(evenWeights(writerCount));
    const interval = percentileInterval(resamples, figure);
    if (value === null || interval === null) return null;
    return { value: factor * value, ci: [factor * interval[0], factor * interval[1]] };
  };
}

/** @param scores with genuine comparisons of every writer @param seed of the bootstrap */
export function verdictFigures(
  scores: readonly VerificationScores[],
  thresholds: Thresholds,
  seed: number,
): VerdictFigures {
  const measure = createMeasuring(scores.length, seed);
  const genuine = outcomesOf(scores, 'genuine', thresholds);
  const skilled = outcomesOf(scores, 'skilled', thresholds);
  const inconclusive = (weights: WriterWeights) => {
    const [ofGenuine, ofSkilled] = [pooledRate(genuine.between, weights), pooledRate(skilled.between, weights)];
    return ofGenuine === null || ofSkilled === null ? null : (ofGenuine + ofSkilled) / 2;
  };
  const rate = (counts: readonly ErrorCount[]) => measure((weights) => pooledRate(counts, weights), 100);
  return {
    thresholds: { accept: thresholds.accept, reject: thresholds.reject },
    inconclusive: measure(inconclusive, 100),
    inconclusiveGenuine: rate(genuine.between) ?? { value: 0, ci: [0, 0] },
    inconclusiveSkilled: rate(skilled.between),
    wrongGenuine: rate(amongDecided(genuine.beyond, genuine.between)),
    wrongSkilled: rate(amongDecided(skilled.within, skilled.between)),
  };
}

function outcomesOf(
  scores: readonly VerificationScores[],
  kind: 'genuine' | 'skilled',
  { accept, reject }: Thresholds,
): Record<'within' | 'between' | 'beyond', ErrorCount[]> {
  const within = scores.map((writer) => countWithin(writer[kind], accept));
  const beyond = scores.map((writer) => countBeyond(writer[kind], reject));
  const between = within.map(({ errors, total }, i) => ({ errors: total - errors - beyond[i].errors, total }));
  return { within, between, beyond };
}

const amongDecided = (errors: readonly ErrorCount[], undecided: readonly ErrorCount[]): ErrorCount[] =>
  errors.map((count, i) => ({ errors: count.errors, total: count.total - undecided[i].errors }));

/** Points of a curve in a report: enough to draw, few enough to read. */
const mostPoints = 100;

/** Null where no writer has such comparisons. */
export function evidenceFigures(
  scores: readonly VerificationScores[],
  alternative: Alternative,
  line: LikelihoodLine,
  seed: number,
): EvidenceFigures | null {
  const scored = scores.map((writer) => ({ genuine: writer.genuine, impostor: writer[alternative] }));
  const logRatio = (distance: number) => log10At(line, distance) * Math.LN10;
  const measure = createMeasuring(scores.length, seed);
  const ranking = rankScores(scored);
  const cllr = measure(likelihoodCost(scored, logRatio));
  const cllrMin = measure((weights) => leastLikelihoodCost(ranking, weights));
  if (cllr === null || cllrMin === null) return null;
  const det = thinned(detPoints(ranking), mostPoints).map(({ falseAcceptance, falseRejection }): [number, number] => [
    100 * falseAcceptance,
    100 * falseRejection,
  ]);
  return { cllr, cllrMin, reliability: reliabilityOf(scored, logRatio), det };
}

/** Evenly chosen, the first and the last among them. */
function thinned<T>(points: readonly T[], most: number): T[] {
  if (points.length <= most) return [...points];
  return Array.from({ length: most }, (_, i) => points[Math.round((i * (points.length - 1)) / (most - 1))]);
}
