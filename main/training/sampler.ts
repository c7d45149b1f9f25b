/** What a training step looks at: P writers × (K genuine + F skilled forgeries). */
import type { Random } from '../base/random.ts';
import type { BatchLabels } from './miners/candidates.ts';

/** Indices of one writer's signatures in the training set. */
export interface WriterSignatures {
  readonly genuine: readonly number[];
  readonly forged: readonly number[];
}

export interface BatchPlan {
  readonly writers: number;
  readonly genuine: number;
  readonly forged: number;
}

export interface Batch extends BatchLabels {
  /** Signatures to take, by index. */
  readonly signatures: readonly number[];
}

/** Draws writers that have at least two genuine signatures; fewer signatures where a writer has no more. */
export function drawBatch(writers: readonly WriterSignatures[], plan: BatchPlan, random: Random): Batch {
  const signatures: number[] = [];
  const ofWriter: number[] = [];
  const genuine: boolean[] = [];
  const able = writers.flatMap((writer, index) => (writer.genuine.length >= 2 ? [index] : []));
  for (const index of random.sample(able, plan.writers)) {
    const take = (from: readonly number[], count: number, isGenuine: boolean) => {
      for (const signature of random.sample(from, count)) {
        signatures.push(signature);
        ofWriter.push(index);
        genuine.push(isGenuine);
      }
    };
    take(writers[index].genuine, plan.genuine, true);
    take(writers[index].forged, plan.forged, false);
  }
  return { signatures, writers: ofWriter, genuine };
}
