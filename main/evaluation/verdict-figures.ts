/** What verdicts under a policy come to on labelled writers, and what the evidence behind them is worth. */
import { createRandom } from '../base/random.ts';
import type { Alternative } from '../contract/likelihood.ts';
import type { EvidenceFigures, Measure, VerdictFigures } from '../contract/verification-report.ts';
import type { Thresholds } from '../matching/decide.ts';
import { log10At, type LikelihoodLine } from '../matching/likelihood-ratio.ts';
import { reliabilityOf } from '../matching/reliability.ts';
import { type Figure, percentileInterval, resampleWriters } from './bootstrap.ts';
import { leastLikelihoodCost, likelihoodCost } from './likelihood-cost.ts';
import { detPoints, evenWeights, pooledRate, rankScores } from './metrics.ts';
import type { ErrorCount, WriterWeights } from './metrics.ts';
import type { VerificationScores } from './verification-trials.ts';

type Measuring = (figure: Figure, factor?: number) => Measure | null;

/** A figure over all writers, with its interval over resamples of them; null where there is nothing to measure. */
export function createMeasuring(writerCount: number, seed: number): Measuring {
  const resamples = resampleWriters(writerCount, createRandom(seed));
  return (figure, factor = 1) => {
    const value = figure(evenWeights(writerCount));
    const interval = percentileInterval(resamples, figure);
    if (value === null || interval === null) return null;
    return { value: factor * value, ci: [factor * interval[0], factor * interval[1]] };
  };
}

/**
 * What is taken back for unlike material, or for lying askew, counts as inconclusive, where `limits` tell.
 *
 * @param scores with genuine comparisons of every writer
 * @param seed   of the bootstrap
 */
export function verdictFigures(
  scores: readonly VerificationScores[],
  thresholds: Thresholds,
  seed: number,
): VerdictFigures {
  const measure = createMeasuring(scores.length, seed);
  const genuine = outcomesOf(scores, 'genuine', thresholds);
  const skilled = outcomesOf(scores, 'skilled', thresholds);
  const inconclusive = (weights: WriterWeights) => {
    const [ofGenuine, ofSkilled] = [pooledRate(genuine.open, weights), pooledRate(skilled.open, weights)];
    return ofGenuine === null || ofSkilled === null ? null : (ofGenuine + ofSkilled) / 2;
  };
  const rate = (counts: readonly ErrorCount[]) => measure((weights) => pooledRate(counts, weights), 100);
  return {
    thresholds: { accept: thresholds.accept, reject: thresholds.reject },
    inconclusive: measure(inconclusive, 100),
    inconclusiveGenuine: rate(genuine.open) ?? { value: 0, ci: [0, 0] },
    inconclusiveSkilled: rate(skilled.open),
    wrongGenuine: rate(amongDecided(genuine.forged, genuine.open)),
    wrongSkilled: rate(amongDecided(skilled.genuine, skilled.open)),
    ...(scores.some(({ limits }) => limits)
      ? {
          takenBackGenuine: rate(genuine.unlike),
          takenBackSkilled: rate(skilled.unlike),
          askewGenuine: rate(genuine.askew),
          askewSkilled: rate(skilled.askew),
        }
      : {}),
  };
}

const outcomeNames = ['genuine', 'forged', 'open', 'unlike', 'askew'] as const;

/**
 * By writer, how many were called genuine or forged, how many are left open, and of these how many had a word taken back for
 * unlike material or lost `forged` for lying askew.
 */
type Outcomes = Record<(typeof outcomeNames)[number], ErrorCount[]>;

function outcomesOf(
  scores: readonly VerificationScores[],
  kind: 'genuine' | 'skilled',
  { accept, reject }: Thresholds,
): Outcomes {
  const outcomes: Outcomes = { genuine: [], forged: [], open: [], unlike: [], askew: [] };
  for (const writer of scores) {
    const counts = { genuine: 0, forged: 0, open: 0, unlike: 0, askew: 0 };
    writer[kind].forEach((distance, i) => {
      const word = distance <= accept ? 'genuine' : distance > reject ? 'forged' : 'open';
      const limit = writer.limits?.[kind][i] ?? null;
      const isTakenBack = limit === 'unlike' || (limit !== null && word === 'forged');
      counts[isTakenBack ? 'open' : word] += 1;
      if (isTakenBack && word !== 'open') counts[limit === 'askew' ? 'askew' : 'unlike'] += 1;
    });
    const total = writer[kind].length;
    for (const name of outcomeNames) {
      outcomes[name].push({ errors: counts[name], total });
    }
  }
  return outcomes;
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
