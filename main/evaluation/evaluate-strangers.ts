/** How well a specimen that does not belong to its set is told. */
import { assert } from '../base/assert.ts';
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { IntruderFigures, StrangerReport } from '../contract/stranger-report.ts';
import type { Measure } from '../contract/verification-report.ts';
import { rememberDistances, type Reference } from '../matching/compare.ts';
import { holdTogether } from '../matching/strangers.ts';
import { embedSet, type Embedded, type EmbeddedSet, type EmbeddedWriter } from './embedded-set.ts';
import type { EvaluationOptions, VerificationOptions } from './evaluate-verification.ts';
import { chosenFolder, requireCalibration } from './measured-files.ts';
import { pooledRate } from './metrics.ts';
import {
  type FindStrangers,
  type MixedSets,
  type Mixture,
  type StrangerTrials,
  tryStrangers,
} from './stranger-trials.ts';
import { createMeasuring } from './verdict-figures.ts';

/**
 * Files without a usable signature are listed in `skipped`.
 *
 * @throws ParaphError `refused` for a model without calibration; `not-found` for writers that the folder lacks;
 *   `bad-input` when too few writers or signatures remain; `cancelled`
 */
export async function evaluateStrangers(options: Omit<VerificationOptions, 'calibrateOn'>): Promise<StrangerReport> {
  const calibration = requireCalibration(options.embedder);
  return strangersOfSet(await embedSet({ ...options, folder: chosenFolder(options) }), calibration, options);
}

/** The same for a set already embedded. The calibration must come from other writers. */
export async function strangersOfSet(
  set: EmbeddedSet,
  calibration: Calibration,
  { references, draws, seed, signal, onProgress }: EvaluationOptions,
): Promise<StrangerReport> {
  requireSets(set, references);
  const results: StrangerReport['results'] = [];
  const find = findBy(calibration);
  const writers = set.writers.map(asReferences);
  for (const count of new Set(references)) {
    const trials = await tryStrangers(writers, { references: count, draws, seed, find, signal, onProgress });
    if (trials.length > 0) results.push(resultOf(count, trials, seed));
  }
  const { model, skipped } = set;
  return { set: set.set, writers: writers.length, model, seed, draws, results, skipped: [...skipped] };
}

function asReferences({ name, genuine, forged }: EmbeddedWriter): EmbeddedWriter<Reference> {
  const named = (kind: string, all: readonly Embedded[]) =>
    all.map(({ embedding }, i) => ({ specimen: `${name} ${kind} ${i}`, embedding }));
  return { name, genuine: named('genuine', genuine), forged: named('forged', forged) };
}

/** As it is told of a person's specimens. */
function findBy(calibration: Calibration): FindStrangers<Reference> {
  const distance = rememberDistances<Reference>();
  return (set) => {
    const { strangers } = holdTogether(set, calibration, distance);
    return new Set(set.filter(({ specimen }) => strangers.has(specimen)));
  };
}

function resultOf(
  references: number,
  trials: readonly StrangerTrials[],
  seed: number,
): StrangerReport['results'][number] {
  const measure = createMeasuring(trials.length, seed);
  const figures = (kind: Mixture): IntruderFigures | null => {
    const counts = trials.map(({ mixtures }) => mixtures[kind]);
    const rate = (what: Exclude<keyof MixedSets, 'sets'>): Measure | null =>
      measure(
        (weights) =>
          pooledRate(
            counts.map((count) => ({ errors: count?.[what] ?? 0, total: count?.sets ?? 0 })),
            weights,
          ),
        100,
      );
    const [flagged, named, mistaken] = [rate('flagged'), rate('named'), rate('mistaken')];
    if (!flagged || !named || !mistaken) return null;
    return { sets: counts.reduce((sum, count) => sum + (count?.sets ?? 0), 0), flagged, named, mistaken };
  };
  const [clean, stranger, forgery] = [figures('clean'), figures('stranger'), figures('forgery')];
  assert(clean !== null && stranger !== null, 'every writer has clean sets, and others lend a signature');
  return { references, clean: { sets: clean.sets, flagged: clean.flagged }, stranger, forgery };
}

function requireSets({ set, writers }: EmbeddedSet, references: readonly number[]): void {
  const fewest = Math.min(...references);
  const signing = writers.filter(({ genuine }) => genuine.length > 0);
  if (signing.length > 1 && signing.some(({ genuine }) => genuine.length >= fewest)) return;
  throw new ParaphError(
    'bad-input',
    say`“${set}” lacks writers with ${fewest} usable genuine signatures, or a second one.`,
    {
      nextStep: say`Name at least two writers, or ask for smaller sets.`,
    },
  );
}
