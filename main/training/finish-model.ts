/** From trained numbers to a model that can be judged: whitened, calibrated and measured on writers it never saw. */
import type { Calibration } from '../contract/calibration.ts';
import type { VerificationReport } from '../contract/verification-report.ts';
import { embedSet, type EmbeddedSet, type OnProgress } from '../evaluation/embedded-set.ts';
import { evaluateSet } from '../evaluation/evaluate-verification.ts';
import { fitCalibration } from '../evaluation/fit-calibration.ts';
import { fitSpreadModel, signaturesPerWriter } from '../evaluation/spread-model.ts';
import { createEmbedder, type Embedder } from '../model/embedder.ts';
import type { Model } from '../model/weights.ts';
import { prepareFrom } from './prepared-set.ts';
import type { LabelledPreparedSet } from './training-set.ts';

const references = [1, 3, 5, 10] as const;
const draws = 5;
const seed = 1;

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Skilled-forgery equal error rate in percent by number of references, as text keys for the manifest. */
export type Figures = Record<string, Record<string, number>>;

/** Runs `work` with an embedder of the model and disposes of it. */
export async function withEmbedder<T>(model: Model, work: (embedder: Embedder) => Promise<T>): Promise<T> {
  const embedder = createEmbedder(model);
  try {
    return await work(embedder);
  } finally {
    embedder.dispose();
  }
}

export async function embedSets(
  sets: readonly LabelledPreparedSet[],
  embedder: Embedder,
  options: Options,
): Promise<EmbeddedSet[]> {
  const embedded: EmbeddedSet[] = [];
  for (const { folder, prepared } of sets) {
    const prepare = prepareFrom(prepared, embedder.input);
    embedded.push(await embedSet({ folder, embedder, prepare, ...options }));
  }
  return embedded;
}

/**
 * @param sets     development writers only: nothing may be chosen on others
 * @param learning writers that the network learnt from: too well known to it to tell how far signings lie apart, but
 *                 many enough to tell how that depends on their texture
 */
export async function calibrate(
  sets: readonly EmbeddedSet[],
  learning: readonly LabelledPreparedSet[],
  embedder: Embedder,
  population: string,
  options: Options,
): Promise<Calibration> {
  const { expectedSpread } = await fitSpreadModel(await embedGenuine(learning, embedder, options), options.signal);
  const { populationSpread } = await fitSpreadModel(
    sets.flatMap(({ writers }) => writers),
    options.signal,
  );
  const spreadModel = { populationSpread, expectedSpread };
  return fitCalibration(sets, { population, spreadModel, draws, seed, ...options });
}

async function embedGenuine(sets: readonly LabelledPreparedSet[], embedder: Embedder, options: Options) {
  const few = sets.map(({ folder, prepared }) => {
    const writers = folder.writers.map((writer) => ({
      ...writer,
      genuine: writer.genuine.slice(0, signaturesPerWriter),
      forged: [],
    }));
    return { folder: { ...folder, writers }, prepared };
  });
  return (await embedSets(few, embedder, options)).flatMap(({ writers }) => writers);
}

export async function measure(
  sets: readonly EmbeddedSet[],
  calibration: Calibration,
  options: Options,
): Promise<VerificationReport[]> {
  const reports: VerificationReport[] = [];
  for (const set of sets) {
    reports.push(await evaluateSet(set, calibration, { references, draws, seed, ...options }));
  }
  return reports;
}

export function figuresOf(reports: readonly VerificationReport[]): Figures {
  const rounded = (rate: number) => Math.round(rate * 10) / 10;
  return Object.fromEntries(
    reports.map(({ set, results }) => [
      set,
      Object.fromEntries(
        results.flatMap(({ references, eerSkilled }) =>
          eerSkilled === null ? [] : [[String(references), rounded(eerSkilled)]],
        ),
      ),
    ]),
  );
}
