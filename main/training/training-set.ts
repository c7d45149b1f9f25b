/** From labelled and prepared sets to what a training run reads. */
import type { LabelledFile, LabelledFolder } from '../evaluation/labelled-folder.ts';
import type { PreparedSet } from './prepared-set.ts';
import type { WriterSignatures } from './sampler.ts';
import type { TrainingSet } from './trainer.ts';

export interface LabelledPreparedSet {
  /** Only the writers to train on. */
  readonly folder: LabelledFolder;
  readonly prepared: PreparedSet;
}

/**
 * Files without a usable signature are left out. Writers of a set of few come up more often than those of a set of many, by the
 * root of how many fewer they are: scripts count, not only people.
 */
export function createTrainingSet(
  sets: readonly LabelledPreparedSet[],
  input: { readonly width: number; readonly height: number },
): TrainingSet {
  const pictures: Uint8Array[] = [];
  const writers: WriterSignatures[] = [];
  const weights: number[] = [];
  const most = Math.max(...sets.map(({ folder }) => folder.writers.length));
  for (const { folder, prepared } of sets) {
    const weight = Math.sqrt(most / folder.writers.length);
    const take = (files: readonly LabelledFile[]) =>
      files.flatMap(({ hash }) => {
        const coverage = prepared.get(hash)?.coverage ?? null;
        if (coverage === null) return [];
        weights.push(weight);
        return [pictures.push(coverage) - 1];
      });
    for (const { genuine, forged } of folder.writers) writers.push({ genuine: take(genuine), forged: take(forged) });
  }
  return { ...input, coverage: sideBySide(pictures, input), writers, weights };
}

/** Pictures of one size, one after the other. */
export function sideBySide(
  pictures: readonly Uint8Array[],
  { width, height }: { readonly width: number; readonly height: number },
): Uint8Array<ArrayBuffer> {
  const coverage = new Uint8Array(pictures.length * width * height);
  pictures.forEach((picture, index) => coverage.set(picture, index * width * height));
  return coverage;
}
