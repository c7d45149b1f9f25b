/** A candidate model held against the active one, on the very same comparisons. */
import { assert } from '../base/assert.ts';
import { createRandom } from '../base/random.ts';
import type { GateReport, PairedChange } from '../contract/training.ts';
import { percentileInterval, resampleWriters } from '../evaluation/bootstrap.ts';
import type { Embedded, EmbeddedWriter } from '../evaluation/embedded-set.ts';
import { equalErrorRate, evenWeights, type WriterWeights } from '../evaluation/metrics.ts';
import { createAdjustedScorer } from '../evaluation/scorers.ts';
import { fitSpreadModel } from '../evaluation/spread-model.ts';
import { rankAgainst, scoreVerification, type VerificationScores } from '../evaluation/verification-trials.ts';

/** One set of writers as both models see them, in the same order. */
export interface PairedWriters {
  readonly active: readonly EmbeddedWriter<Embedded>[];
  readonly candidate: readonly EmbeddedWriter<Embedded>[];
}

export interface GateInput {
  /** Key of the active model. */
  readonly against: string;
  /** Of the run's own data, kept apart from training. */
  readonly heldOut: PairedWriters;
  /** Generated, the same on every machine. */
  readonly pinned: PairedWriters;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
}

/** With fewer writers an interval over them means nothing. */
const fewestWriters = 5;
/** With fewer comparisons with real forgeries the skilled error counts as unknown. */
const fewestForgeries = 20;
const draws = 5;
/** A change for the worse up to this many percentage points is let pass, if the interval reaches 0. */
const tolerance = 1;

/** @throws ParaphError `cancelled` */
export async function judgeCandidate(input: GateInput): Promise<GateReport> {
  const references = referencesFor(input.heldOut.active);
  const heldOut = await scoreBoth(input.heldOut, references, input);
  const pinned = await scoreBoth(input.pinned, referencesFor(input.pinned.active), input);
  const [heldOutRandom, heldOutSkilled] = (['random', 'skilled'] as const).map((kind) =>
    changeOf(heldOut, kind, input.seed),
  );
  const [pinnedRandom, pinnedSkilled] = (['random', 'skilled'] as const).map((kind) => {
    const change = changeOf(pinned, kind, input.seed);
    assert(change !== null, 'the pinned set has enough of everything');
    return change;
  });
  const objections = (
    [
      ['held-out-random', heldOutRandom],
      ['held-out-skilled', heldOutSkilled],
      ['pinned-random', pinnedRandom],
      ['pinned-skilled', pinnedSkilled],
    ] as const
  ).flatMap(([name, change]) => (change !== null && isWorse(change) ? [name] : []));
  return {
    against: input.against,
    references,
    heldOutRandom,
    heldOutSkilled,
    pinnedRandom,
    pinnedSkilled,
    passed: objections.length === 0,
    objections,
  };
}

/** Worse beyond chance, or by more than the tolerance. */
export function isWorse({ change, interval }: PairedChange): boolean {
  return interval[0] > 0 || change > tolerance;
}

/** The most references, up to five, for which half of the writers still have a signature to compare. */
export function referencesFor(writers: readonly EmbeddedWriter<Embedded>[]): number {
  const counts = writers.map(({ genuine }) => genuine.length - 1).sort((a, b) => b - a);
  const half = counts[Math.floor((counts.length - 1) / 2)] ?? 1;
  return Math.max(1, Math.min(5, half));
}

interface ScoredBoth {
  readonly active: readonly VerificationScores[];
  readonly candidate: readonly VerificationScores[];
}

async function scoreBoth(
  writers: PairedWriters,
  references: number,
  { seed, signal }: Pick<GateInput, 'seed' | 'signal'>,
): Promise<ScoredBoth> {
  const score = async (side: readonly EmbeddedWriter<Embedded>[]) => {
    const model = await fitSpreadModel(side, signal);
    const createScorer = () => createAdjustedScorer(model);
    const scored = await scoreVerification(side, { references: [references], draws, seed, createScorer, signal });
    return scored.get(references) ?? [];
  };
  return { active: await score(writers.active), candidate: await score(writers.candidate) };
}

/**
 * Equal error rates with one threshold for all writers, and their difference with an interval over writers, resampled
 * together: the same writers count in both.
 */
function changeOf({ active, candidate }: ScoredBoth, kind: 'random' | 'skilled', seed: number): PairedChange | null {
  const compared = active.reduce((sum, writer) => sum + writer[kind].length, 0);
  const writers = active.filter((writer) => writer[kind].length > 0).length;
  if (writers < fewestWriters || (kind === 'skilled' && compared < fewestForgeries)) return null;
  const rankings = [active, candidate].map((side) => rankAgainst(side, kind));
  const rates = (weights: WriterWeights) => rankings.map((ranking) => equalErrorRate(ranking, weights));
  const difference = (weights: WriterWeights) => {
    const [before, after] = rates(weights);
    return before === null || after === null ? null : 100 * (after - before);
  };
  const [before, after] = rates(evenWeights(active.length));
  const interval = percentileInterval(resampleWriters(active.length, createRandom(seed)), difference);
  if (before === null || after === null || interval === null) return null;
  return { active: 100 * before, candidate: 100 * after, change: 100 * (after - before), interval, writers };
}
