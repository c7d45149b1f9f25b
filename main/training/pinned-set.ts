/** Generated writers that every candidate is tried on: where a lopsided or poisoned retraining shows. */
import { generateSet, type GeneratedPlan } from './generated-set.ts';
import type { TrainingSet } from './trainer.ts';

const pinned: GeneratedPlan = { writers: 20, genuine: 6, forged: 3, seed: 20_240_601, dpi: 200 };

/** @param input size of the network's input @throws ParaphError `cancelled` */
export function generatePinnedSet(
  input: { readonly width: number; readonly height: number },
  plan: GeneratedPlan = pinned,
  signal?: AbortSignal,
): Promise<TrainingSet> {
  return generateSet(input, plan, signal);
}
