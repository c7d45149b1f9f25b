/** Writers of a training set as a finished network sees them. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import type { Embedded, EmbeddedWriter } from '../evaluation/embedded-set.ts';
import { traitsOf } from '../imaging/traits.ts';
import type { Embedder } from '../model/embedder.ts';
import type { TrainingSet } from './trainer.ts';

const batchSize = 32;

/** @param writers indices of the writers to embed @throws ParaphError `cancelled` */
export async function embedWriters(
  set: TrainingSet,
  writers: readonly number[],
  embedder: Pick<Embedder, 'embed'>,
  signal?: AbortSignal,
): Promise<EmbeddedWriter<Embedded>[]> {
  const wanted = writers.flatMap((writer) => [...set.writers[writer].genuine, ...set.writers[writer].forged]);
  const embedded = new Map<number, Embedded>();
  for (let at = 0; at < wanted.length; at += batchSize) {
    throwIfCancelled(signal);
    const batch = wanted.slice(at, at + batchSize);
    const images = batch.map((signature) => imageOf(set, signature));
    const embeddings = embedder.embed(images);
    batch.forEach((signature, i) => {
      embedded.set(signature, { embedding: embeddings[i], traits: traitsOf(images[i]) ?? undefined });
    });
    await breathe();
  }
  const take = (signatures: readonly number[]) =>
    signatures.map((signature) => embedded.get(signature)).filter((one) => one !== undefined);
  return writers.map((writer) => ({
    name: String(writer),
    genuine: take(set.writers[writer].genuine),
    forged: take(set.writers[writer].forged),
  }));
}

function imageOf({ width, height, coverage }: TrainingSet, signature: number) {
  const size = width * height;
  return { width, height, coverage: coverage.subarray(signature * size, (signature + 1) * size) };
}
