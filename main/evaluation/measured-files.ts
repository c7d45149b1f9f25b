/** Files of a labelled set on their way through the decoder and the network, and what would be said of them. */
import { relative } from 'node:path';
import type { Embedding } from '../base/embedding.ts';
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
import { unlessTurned } from '../matching/turned-distance.ts';
import type { Embedder } from '../model/embedder.ts';
import { fileErrors, type OnProgress, type SkippedFile } from './embedded-set.ts';
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
  /** Told of each file that cannot be read or holds no usable signature. */
  readonly onSkipped?: ((file: SkippedFile) => void) | undefined;
}

/** Options that gather such files, each once. */
export function gatheringSkipped<O extends ProbeOptions>(options: O): { options: O; skipped: () => SkippedFile[] } {
  const found = new Map<string, SkippedFile>();
  const onSkipped = (skipped: SkippedFile) => void found.set(skipped.file, skipped);
  return {
    options: { ...options, onSkipped },
    skipped: () => [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
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

/** Null for a file that cannot be read or holds no usable signature: `onSkipped` is told why. */
export async function readProbe(options: ProbeOptions, file: LabelledFile): Promise<Probe | null> {
  const { folder, decoder, embedder, onSkipped } = options;
  const skip = (why: string) => {
    onSkipped?.({ file: relative(folder.directory, file.path), why });
    return null;
  };
  try {
    const document = await readLabelled(folder, file);
    const { quality, normalised } = await decoder.prepare({ ...document, region: null, input: embedder.input });
    if (quality.usable && normalised) return { quality, normalised };
    return skip(quality.reasons.join(', ') || 'no usable signature');
  } catch (error) {
    if (error instanceof ParaphError && fileErrors.has(error.code)) return skip(error.message);
    throw error;
  }
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
      const found = [...unlikeQuestioned(traitsOf(normalised), calibration), ...unlike];
      const decision = withinLimits(decide(comparison, calibration, defaultPolicy), found, quality);
      const distanceOf = (turned: Embedding) => compare(turned, references, calibration, spread).adjustedDistance;
      const { word } = unlessTurned(decision, normalised, (images) => embedder.embed(images), distanceOf);
      return { word, distance: comparison.adjustedDistance };
    });
}
