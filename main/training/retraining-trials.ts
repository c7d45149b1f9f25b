/** What retraining changed for a group of writers, on signatures that came later than those learnt from. */
import type { Random } from '../base/random.ts';
import { mean } from '../base/vectors.ts';
import type { ChangeOverRuns, GroupChange } from '../contract/retraining.ts';
import { percentileInterval, resampleWriters } from '../evaluation/bootstrap.ts';
import type { Embedded, EmbeddedWriter } from '../evaluation/embedded-set.ts';
import { equalErrorRate, evenWeights } from '../evaluation/metrics.ts';
import { createAdjustedScorer } from '../evaluation/scorers.ts';
import { countComparisons } from '../evaluation/verification-report.ts';
import { rankAgainst, type VerificationScores } from '../evaluation/verification-trials.ts';
import type { SpreadModel } from '../matching/compare.ts';

interface Signatures<S> {
  readonly genuine: readonly S[];
  readonly forged: readonly S[];
}

/** The first half of each list (the larger one) came earlier, the rest later. */
export function divideByTime<S>({ genuine, forged }: Signatures<S>): { earlier: Signatures<S>; later: Signatures<S> } {
  const half = (items: readonly S[]) => Math.ceil(items.length / 2);
  return {
    earlier: { genuine: genuine.slice(0, half(genuine)), forged: forged.slice(0, half(forged)) },
    later: { genuine: genuine.slice(half(genuine)), forged: forged.slice(half(forged)) },
  };
}

/**
 * Every writer enrolled with the first of the earlier genuine signatures; compared are their later ones, later forgeries of
 * their hand, and a later signature of each other writer.
 */
export function scoreLater(
  writers: readonly EmbeddedWriter<Embedded>[],
  references: number,
  spread: SpreadModel,
): VerificationScores[] {
  const divided = writers.map((writer) => ({ name: writer.name, ...divideByTime(writer) }));
  return divided.map((writer) => {
    const distance = createAdjustedScorer(spread)(writer.earlier.genuine.slice(0, references));
    const strangers = divided.flatMap((other) => (other === writer ? [] : other.later.genuine.slice(0, 1)));
    return {
      writer: writer.name,
      genuine: writer.later.genuine.map(distance),
      skilled: writer.later.forged.map(distance),
      random: strangers.map(distance),
    };
  });
}

/** @param after the same comparisons by the model of each run */
export function changeOfGroup(
  before: readonly VerificationScores[],
  after: readonly (readonly VerificationScores[])[],
  random: Random,
): GroupChange {
  return {
    writers: before.length,
    comparisons: countComparisons(before),
    skilled: changeOf(before, after, 'skilled', random),
    random: changeOf(before, after, 'random', random),
  };
}

/**
 * The change averaged over the runs. Its interval is over writers and runs, both drawn anew with replacement: other people
 * and other seeds might have come out otherwise. The same writers count before and after.
 */
function changeOf(
  before: readonly VerificationScores[],
  after: readonly (readonly VerificationScores[])[],
  kind: 'skilled' | 'random',
  random: Random,
): ChangeOverRuns | null {
  const [first, ...runs] = [before, ...after].map((scores) => rankAgainst(scores, kind));
  const weights = evenWeights(before.length);
  const active = equalErrorRate(first, weights);
  const rates = runs.map((run) => equalErrorRate(run, weights));
  if (active === null || !rates.every((rate) => rate !== null)) return null;
  const interval = percentileInterval(resampleWriters(before.length, random), (writers) => {
    const base = equalErrorRate(first, writers);
    const later = runs.map(() => equalErrorRate(runs[random.below(runs.length)], writers));
    if (base === null || !later.every((rate) => rate !== null)) return null;
    return 100 * (mean(later) - base);
  });
  if (interval === null) return null;
  const candidate = mean(rates);
  return {
    active: 100 * active,
    candidate: 100 * candidate,
    change: 100 * (candidate - active),
    interval,
    writers: before.length,
    perRun: rates.map((rate) => 100 * (rate - active)),
  };
}
