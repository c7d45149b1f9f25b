/** Generated writers beside real ones: what the base model learns from. */
import { Worker } from 'node:worker_threads';
import type { GenerateRequest } from './generate-worker.ts';
import type { GeneratedPlan } from './generated-set.ts';
import type { TrainingSet } from './trainer.ts';

/**
 * Two pens' widths apart in resolution. On writers of a set that the network never saw, they took a third off the errors
 * that were left with five specimens and more.
 */
export const generatedPlans: readonly GeneratedPlan[] = [
  { writers: 450, genuine: 8, forged: 6, seed: 101, dpi: 150 },
  { writers: 450, genuine: 8, forged: 6, seed: 102, dpi: 220 },
];

/** Adds generated writers to a set of real ones; each plan is drawn by a thread of its own. */
export async function withGeneratedWriters(
  set: TrainingSet,
  plans: readonly GeneratedPlan[] = generatedPlans,
): Promise<TrainingSet> {
  const parts = await Promise.all(plans.map((plan) => draw({ input: { width: set.width, height: set.height }, plan })));
  return parts.reduce(joinSets, set);
}

async function draw(request: GenerateRequest): Promise<TrainingSet> {
  const worker = new Worker(new URL('./generate-worker.ts', import.meta.url));
  try {
    return await new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', resolve);
      worker.postMessage(request);
    });
  } finally {
    await worker.terminate();
  }
}

/** The second's signatures after the first's. */
export function joinSets(first: TrainingSet, second: TrainingSet): TrainingSet {
  const coverage = new Uint8Array(first.coverage.length + second.coverage.length);
  coverage.set(first.coverage);
  coverage.set(second.coverage, first.coverage.length);
  const countOf = ({ coverage, width, height }: TrainingSet) => coverage.length / (width * height);
  const before = countOf(first);
  const weightsOf = (set: TrainingSet) => set.weights ?? Array<number>(countOf(set)).fill(1);
  const moved = (signatures: readonly number[]) => signatures.map((signature) => signature + before);
  const writers = second.writers.map((writer) => ({
    ...writer,
    genuine: moved(writer.genuine),
    forged: moved(writer.forged),
  }));
  return {
    ...{ width: first.width, height: first.height, coverage, writers: [...first.writers, ...writers] },
    ...((first.weights ?? second.weights) && { weights: [...weightsOf(first), ...weightsOf(second)] }),
  };
}
