/** A training run from start, or from its checkpoint, to the last step. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { loadCheckpoint, saveCheckpoint } from './checkpoint.ts';
import { createTrainer, type StepReport, type TrainingPlan, type TrainingSet } from './trainer.ts';

export interface TrainOptions {
  readonly plan: TrainingPlan;
  readonly set: TrainingSet;
  readonly seed: number;
  /** Where to save the run, and to resume it from; null saves nothing. */
  readonly checkpoint: string | null;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((report: StepReport & RunSpeed) => void) | undefined;
}

export interface RunSpeed {
  readonly steps: number;
  readonly imagesPerSecond: number;
  readonly remainingMs: number;
}

/** A kill loses at most as many steps. */
const stepsPerCheckpoint = 25;

/**
 * Trains, and returns the network's parameters by name.
 *
 * @throws ParaphError `cancelled` (the checkpoint stays); `model-damaged` for a checkpoint that is not whole
 */
export async function train(options: TrainOptions): Promise<ReadonlyMap<string, Float32Array>> {
  const { plan, set, seed, checkpoint, signal, onStep } = options;
  const run = runName(options);
  const trainer = createTrainer(plan, set, (checkpoint && loadCheckpoint(checkpoint, run)) || seed);
  try {
    const begun = { step: trainer.step, at: performance.now() };
    while (trainer.step < plan.schedule.steps) {
      throwIfCancelled(signal);
      const report = trainer.trainStep();
      onStep?.({ ...report, ...speedOf(report, plan.schedule.steps, begun) });
      const last = trainer.step === plan.schedule.steps;
      if (checkpoint !== null && (last || trainer.step % stepsPerCheckpoint === 0)) {
        saveCheckpoint(checkpoint, run, trainer.state());
      }
      await breathe();
    }
    return trainer.state().numbers;
  } finally {
    trainer.dispose();
  }
}

/** Plan, seed and size of the set: a checkpoint of anything else is not resumed. */
function runName({ plan, seed, set }: TrainOptions): string {
  return JSON.stringify({ plan, seed, images: set.coverage.length / (set.width * set.height) });
}

function speedOf({ step, images }: StepReport, steps: number, begun: { step: number; at: number }): RunSpeed {
  const done = step - begun.step;
  const elapsed = performance.now() - begun.at;
  return { steps, imagesPerSecond: (1000 * images * done) / elapsed, remainingMs: ((steps - step) * elapsed) / done };
}
