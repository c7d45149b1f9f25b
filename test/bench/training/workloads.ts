/** What is trained in the bench: networks, losses and batches, and pictures made up for them. */
import { createRandom } from '../../../main/base/random.ts';
import { conv4Spec, twoMapSpec } from '../../../main/model/networks/spec.ts';
import { basePlan, type TrainingPlan, type TrainingSet } from '../../../main/training/trainer.ts';

export interface Workload {
  /** Network and input. */
  readonly title: string;
  /** The batch besides. */
  readonly name: string;
  readonly plan: TrainingPlan;
  /** Exactly one batch, so that whoever draws from it computes the same loss, whatever the order. */
  readonly set: TrainingSet;
}

/** Strokes of a pen that wanders its writer's way: many empty cells, as in signatures. */
function wander(picture: Uint8Array, width: number, height: number, writer: number, seed: number): void {
  const manner = createRandom(writer);
  const [drift, swing] = [manner.between(0.1, 1), manner.between(0.5, 2)];
  const random = createRandom(seed);
  let [x, y] = [width / 8, height / 2];
  for (let step = 0; step < 6 * width; step++) {
    x = (x + random.between(-1, 1) + drift + width) % width;
    y = Math.min(height - 1, Math.max(0, y + random.between(-swing, swing)));
    picture[Math.floor(y) * width + Math.floor(x)] = 255;
  }
}

/** Writer by writer, the genuine ones first. */
export function oneBatch({ spec, batch }: TrainingPlan): TrainingSet {
  const { width, height } = spec.input;
  const perWriter = batch.genuine + batch.forged;
  const coverage = new Uint8Array(batch.writers * perWriter * width * height);
  const writers = Array.from({ length: batch.writers }, (_, writer) => {
    const signatures = Array.from({ length: perWriter }, (_, i) => writer * perWriter + i);
    for (const signature of signatures) {
      const picture = coverage.subarray(signature * width * height, (signature + 1) * width * height);
      wander(picture, width, height, 1 + writer, 1001 + signature);
    }
    return { genuine: signatures.slice(0, batch.genuine), forged: signatures.slice(batch.genuine) };
  });
  return { width, height, coverage, writers };
}

function workload(title: string, plan: TrainingPlan): Workload {
  const { writers, genuine, forged } = plan.batch;
  const images = forged > 0 ? `${writers} × (${genuine} + ${forged})` : `${writers} × ${genuine}`;
  return { title, name: `${title}, ${images} images`, plan, set: oneBatch(plan) };
}

/** The same with another batch. */
export function withBatch({ title, plan }: Workload, batch: TrainingPlan['batch']): Workload {
  return workload(title, { ...plan, batch });
}

/** The network of the guide's size: 192 characters of 28 × 28 a step, all triplets of the batch. */
export const conv4Workload = workload('Conv-4, 28 × 28', {
  ...basePlan,
  spec: conv4Spec(),
  batch: { writers: 32, genuine: 6, forged: 0 },
  objective: { kind: 'triplet', distance: 'l2', margin: 0.2, miner: 'batch-all' },
  augmentation: null,
});

/** As the base model is trained: two maps, local distances, skilled forgeries, augmentation. */
export const twoMapWorkload = workload('two-map, 96 × 192', {
  ...basePlan,
  spec: twoMapSpec,
  batch: { writers: 12, genuine: 4, forged: 2 },
});
