/** A single real training step, as proof that this machine can train, and how fast. */
import { createRandom, type Random } from '../base/random.ts';
import { twoMapSpec } from '../model/networks/spec.ts';
import { loadRuntime } from '../model/runtime.ts';
import { basePlan, createTrainer, type TrainingPlan, type TrainingSet } from './trainer.ts';

export interface TrainingStepProof {
  readonly milliseconds: number;
  readonly lossBefore: number;
  /** Loss of the same images at the step after. */
  readonly lossAfter: number;
  /** The runtime's own line. */
  readonly device: string;
}

const plan: TrainingPlan = {
  ...basePlan,
  spec: twoMapSpec,
  batch: { writers: 3, genuine: 3, forged: 1 },
  schedule: { peak: 1e-3, warmUpSteps: 0, steps: 100 },
  augmentation: null,
};

/** Trains on drawn squiggles: the network, loss and optimiser are the real ones. */
export async function oneTrainingStep(): Promise<TrainingStepProof> {
  const { line } = await loadRuntime();
  const trainer = createTrainer(plan, squiggles(plan.batch.writers, createRandom(7)), 7);
  try {
    const started = performance.now();
    const before = trainer.trainStep();
    const milliseconds = performance.now() - started;
    const after = trainer.trainStep();
    return { milliseconds, lossBefore: before.loss, lossAfter: after.loss, device: line };
  } finally {
    trainer.dispose();
  }
}

/** As many writers as a batch takes, each with their own wave; just enough signatures for one batch. */
function squiggles(writerCount: number, random: Random): TrainingSet {
  const { width, height } = twoMapSpec.input;
  const perWriter = plan.batch.genuine + plan.batch.forged;
  const coverage = new Uint8Array(writerCount * perWriter * width * height);
  const writers = Array.from({ length: writerCount }, (_, writer) => {
    const [waves, swing] = [random.between(2, 9), random.between(0.2, 0.45)];
    const signatures = Array.from({ length: perWriter }, (_, i) => writer * perWriter + i);
    for (const signature of signatures) {
      const picture = coverage.subarray(signature * width * height, (signature + 1) * width * height);
      const forged = signature % perWriter >= plan.batch.genuine;
      drawWave(picture, waves * (forged ? 1.15 : 1) + random.between(-0.1, 0.1), swing);
    }
    return { genuine: signatures.slice(0, plan.batch.genuine), forged: signatures.slice(plan.batch.genuine) };
  });
  return { width, height, coverage, writers };
}

function drawWave(picture: Uint8Array, waves: number, swing: number): void {
  const { width, height } = twoMapSpec.input;
  for (let x = 4; x < width - 4; x++) {
    const middle = Math.round(height * (0.5 + swing * Math.sin((2 * Math.PI * waves * x) / width)));
    for (let y = middle - 1; y <= middle + 1; y++) picture[y * width + x] = 255;
  }
}
