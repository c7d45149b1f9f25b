/** Files of a labelled set on their way through the decoder and the network, and what would be said of them. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Embedding } from '../base/embedding.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { VerifyWord } from '../contract/records.ts';
import type { DecoderApi } from '../imaging/decoder-api.ts';
import { compare, referenceSpread, type Reference } from '../matching/compare.ts';
import { decide } from '../matching/decide.ts';
import { defaultPolicy } from '../matching/default-policy.ts';
import type { Embedder } from '../model/embedder.ts';
import type { OnProgress } from './embedded-set.ts';
import { type LabelledFile, type LabelledFolder, selectWriters } from './labelled-folder.ts';

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

export async function readLabelled(
  { directory }: LabelledFolder,
  { path }: LabelledFile,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: relative(directory, path), bytes: new Uint8Array(await readFile(path)) };
}

/** The network's input of a file; null for one without a usable signature. */
export async function normalisedOf(
  { folder, decoder, embedder }: ProbeOptions,
  file: LabelledFile,
): Promise<NormalisedImage | null> {
  const { quality, normalised } = await decoder.prepare({
    ...(await readLabelled(folder, file)),
    region: null,
    input: embedder.input,
  });
  return quality.usable ? normalised : null;
}

/** Embeds the usable ones of some files, as specimens. */
export async function embedFiles(options: ProbeOptions, files: readonly LabelledFile[]): Promise<Reference[]> {
  const images = await Promise.all(files.map((file) => normalisedOf(options, file)));
  const usable = images.filter((image) => image !== null);
  return options.embedder.embed(usable).map((embedding, i) => ({ specimen: String(i), embedding }));
}

export interface Judged {
  readonly word: VerifyWord;
  readonly distance: number;
}

/** Verdicts as a verification with these specimens gives them, under the default policy. */
export function createJudge(references: readonly Reference[], calibration: Calibration): (probe: Embedding) => Judged {
  const spread = referenceSpread(references);
  return (probe) => {
    const comparison = compare(probe, references, calibration, spread);
    const { word } = decide(comparison, calibration, defaultPolicy);
    return { word, distance: comparison.adjustedDistance };
  };
}
