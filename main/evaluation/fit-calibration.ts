/** How adjusted distances are distributed on writers the network never saw: what thresholds and error rates rest on. */
import { createRandom, type Random } from '../base/random.ts';
import { mean } from '../base/vectors.ts';
import type { Calibration, CalibrationRow } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { SpreadModel } from '../matching/compare.ts';
import type { Embedded, EmbeddedWriter, OnProgress } from './embedded-set.ts';
import { fitSets } from './fit-sets.ts';
import { createAdjustedScorer } from './scorers.ts';
import { fitSpreadModel } from './spread-model.ts';
import { traitRangesOf } from './trait-ranges.ts';
import { upperEndsOf } from './upper-ends.ts';
import { countComparisons } from './verification-report.ts';
import { scoreVerification, type DrawnScores, type VerificationScores } from './verification-trials.ts';

/** Numbers of references that are calibrated: as many as a signatory is enrolled with. */
const calibratedReferences = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** With fewer comparisons of a kind a percentile is a guess. */
const fewestComparisons = 100;

/** @property population where the writers come from, as a person would say it */
export interface CalibrationOptions {
  readonly population: string;
  /** Where it was learnt from more writers than these; fitted to these without it. */
  readonly spreadModel?: SpreadModel | undefined;
  readonly draws: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Calibrates a model on sets of writers that it was not trained on. Strangers come from a writer's own set: between sets
 * the paper and the script would tell them apart. Every writer counts alike, however many signatures it left.
 *
 * @throws ParaphError `bad-input` when the writers are too few for any row; `cancelled`
 */
export async function fitCalibration(
  sets: readonly { readonly writers: readonly EmbeddedWriter<Embedded>[] }[],
  { population, spreadModel, draws, seed, signal, onProgress }: CalibrationOptions,
): Promise<Calibration> {
  const writers = sets.flatMap((set) => set.writers);
  const model = spreadModel ?? (await fitSpreadModel(writers, signal));
  const scores = new Map<number, DrawnScores[][]>(calibratedReferences.map((count) => [count, []]));
  for (const set of sets) {
    const scored = await scoreVerification(set.writers, {
      references: calibratedReferences,
      draws,
      seed,
      createScorer: () => createAdjustedScorer(model),
      signal,
      onProgress,
    });
    for (const [count, ofSet] of scored) scores.get(count)?.push(ofSet);
  }
  const founded = [...scores].filter(([, ofSets]) => isWellFounded(ofSets.flat()));
  const rows = founded.map(([count, ofSets]) => calibrationRow(count, ofSets, draws, createRandom(seed)));
  if (rows.length === 0) {
    throw new ParaphError('bad-input', say`There are too few writers or signatures to calibrate the model.`, {
      nextStep: say`Give genuine signatures and forgeries of more writers.`,
    });
  }
  return {
    population,
    writers: writers.length,
    ...model,
    rows,
    sets: fitSets(new Map(founded.map(([count, ofSets]) => [count, ofSets.flat()])), seed),
    traits: traitRangesOf(writers),
  };
}

function isWellFounded(scores: readonly VerificationScores[]): boolean {
  return Object.values(countComparisons(scores)).every((count) => count >= fewestComparisons);
}

/** @param sets scores of each set's writers, with comparisons of every kind */
function calibrationRow(
  references: number,
  sets: readonly (readonly VerificationScores[])[],
  draws: number,
  random: Random,
): CalibrationRow {
  const scores = sets.flat();
  const of = (kind: Kind) => scores.map((writer) => writer[kind]);
  const genuine = percentilesOverWriters(of('genuine'));
  const skilled = percentilesOverWriters(of('skilled'));
  const endsOf = (kind: Kind, percentiles: readonly number[], sign: 1 | -1) =>
    upperEndsOf(
      sets.map((writers) => writers.map((writer) => writer[kind].map((distance) => sign * distance))),
      percentiles,
      draws,
      random,
    );
  const mirrored = genuine.map((mark) => -mark).reverse();
  return {
    references,
    comparisons: countComparisons(scores),
    genuine,
    skilled,
    random: percentilesOverWriters(of('random')),
    randomMoments: momentsOverWriters(of('random')),
    writers: { genuine: filled(of('genuine')), random: filled(of('random')), skilled: filled(of('skilled')) },
    upperEnds: {
      falseAcceptance: endsOf('skilled', skilled, 1),
      falseRejection: endsOf('genuine', mirrored, -1).reverse(),
    },
  };
}

type Kind = 'genuine' | 'skilled' | 'random';

const filled = (distances: readonly (readonly number[])[]) => distances.filter(({ length }) => length > 0).length;

/**
 * The 0th to the 100th percentile, each writer's distances together weighing 1. The middle of a distance's weight marks
 * its share; between marks it is interpolated linearly.
 */
function percentilesOverWriters(distances: readonly (readonly number[])[]): number[] {
  const weighed = distances.flatMap((ofWriter) =>
    ofWriter.map((distance) => ({ distance, weight: 1 / ofWriter.length })),
  );
  weighed.sort((a, b) => a.distance - b.distance);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  const marks = weighed.map(({ distance, weight }) => {
    passed += weight;
    return { distance, share: (passed - weight / 2) / total };
  });
  return Array.from({ length: 101 }, (_, i) => distanceAtShare(marks, i / 100));
}

function distanceAtShare(marks: readonly { distance: number; share: number }[], share: number): number {
  const above = marks.findIndex((mark) => mark.share >= share);
  if (above <= 0) return marks[above === 0 ? 0 : marks.length - 1].distance;
  const [low, high] = [marks[above - 1], marks[above]];
  return low.distance + ((high.distance - low.distance) * (share - low.share)) / (high.share - low.share);
}

function momentsOverWriters(distances: readonly (readonly number[])[]): { mean: number; deviation: number } {
  const filled = distances.filter((ofWriter) => ofWriter.length > 0);
  const centre = mean(filled.map(mean));
  const variance = mean(filled.map((ofWriter) => mean(ofWriter.map((distance) => (distance - centre) ** 2))));
  return { mean: centre, deviation: Math.sqrt(variance) };
}
