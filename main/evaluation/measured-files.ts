/** Files of a labelled set on their way through the decoder and the network, and what would be said of them. */
import type { NormalisedImage } from '../base/rasters.ts';
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { Quality, VerifyWord } from '../contract/records.ts';
import type { DecoderApi } from '../imaging/decoder-api.ts';
import { traitsOf } from '../imaging/traits.ts';
import { compare, referenceSpread, type Reference } from '../matching/compare.ts';
import { decide } from '../matching/decide.ts';
import { defaultPolicy } from '../matching/default-policy.ts';
import { unlikeQuestioned, unlikeSpecimens, withinLimits } from '../matching/limits.ts';
import type { Embedder } from '../model/embedder.ts';
import type { OnProgress } from './embedded-set.ts';
import { type LabelledFile, type LabelledFolder, readLabelled, selectWriters } from './labelled-folder.ts';

/** What an evaluation beyond error rates works with. */
export interface ProbeOptions {
  readonly folder: LabelledFolder;
  /** Only these writers, by folder name; all without it. */
  readonly writers?: readonly string[] | undefined;
  readonly embedder: Pick<Embedder, 'key' | 'embed' | 'input' | 'calibration'>;
  readonly decoder: Pick<DecoderApi, 'prepare' | 'prepareVariant' | 'describe'>;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** @throws ParaphError `not-found` for writers that the folder lacks */
export function chosenFolder({ folder, writers }: Pick<ProbeOptions, 'folder' | 'writers'>): LabelledFolder {
  return writers ? selectWriters(folder, writers) : folder;
}

/** @throws ParaphError `refused` for a model without calibration: it gives no verdicts that could move */
export function requireCalibration({ calibration }: Pick<Embedder, 'calibration'>): Calibration {
  if (calibration) return calibration;
  throw new ParaphError('refused', say`The model has no calibration, so it has no thresholds to be measured at.`, {
    nextStep: say`Calibrate it on writers that it was not trained on.`,
  });
}

/** A signature as a verification takes it. */
export interface Probe {
  readonly normalised: NormalisedImage;
  readonly quality: Pick<Quality, 'reasons'>;
}

/** Null for a file without a usable signature. */
export async function readProbe(
  { folder, decoder, embedder }: ProbeOptions,
  file: LabelledFile,
): Promise<Probe | null> {
  const { quality, normalised } = await decoder.prepare({
    ...(await readLabelled(folder, file)),
    region: null,
    input: embedder.input,
  });
  return quality.usable && normalised ? { quality, normalised } : null;
}

/** The usable ones of some files. */
export async function readProbes(options: ProbeOptions, files: readonly LabelledFile[]): Promise<Probe[]> {
  return (await Promise.all(files.map((file) => readProbe(options, file)))).filter((probe) => probe !== null);
}

export interface Judged {
  readonly word: VerifyWord;
  readonly distance: number;
}

export type Judge = (probes: readonly Probe[]) => Judged[];

/** Verdicts as a verification with these specimens gives them under the default policy, its limits included. */
export function createJudge(
  embedder: Pick<Embedder, 'embed'>,
  specimens: readonly Probe[],
  calibration: Calibration,
): Judge {
  const references: Reference[] = embedder
    .embed(specimens.map(({ normalised }) => normalised))
    .map((embedding, i) => ({ specimen: String(i), embedding }));
  const spread = referenceSpread(references);
  const traits = specimens.flatMap(({ normalised }) => traitsOf(normalised) ?? []);
  const unlike = unlikeSpecimens(traits, { references: references.length, spread }, calibration);
  return (probes) =>
    embedder.embed(probes.map(({ normalised }) => normalised)).map((embedding, i) => {
      const { normalised, quality } = probes[i];
      const comparison = compare(embedding, references, calibration, spread);
      const decision = decide(comparison, calibration, defaultPolicy);
      const found = [...unlikeQuestioned(traitsOf(normalised), calibration), ...unlike];
      return { word: withinLimits(decision, found, quality).word, distance: comparison.adjustedDistance };
    });
}
