/** A training run from start, or from its checkpoint, to the last step. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { collapsedSpread } from '../contract/training.ts';
import { loadCheckpoint, saveCheckpoint } from './checkpoint.ts';
import type { DecisionModel } from './losses/decision.ts';
import { createTrainer, type StepReport, type Trainer, type TrainingPlan, type TrainingSet } from './trainer.ts';

export interface TrainOptions {
  readonly plan: TrainingPlan;
  readonly set: TrainingSet;
  readonly seed: number;
  /** Parameters by name to begin with and to be held to; random ones without it. */
  readonly start?: ReadonlyMap<string, Float32Array> | undefined;
  /** How the model of the start decides, to learn from decisions. */
  readonly decides?: DecisionModel | undefined;
  /** Where to save the run, and to resume it from; null saves nothing. */
  readonly checkpoint: string | null;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((report: StepReport & RunSpeed) => void) | undefined;
  /** How often a step tells its hardest triplet; never without it. */
  readonly hardestEvery?: number | undefined;
  /** Asked after each step: true leaves the run where it is, its checkpoint saved. */
  readonly leave?: (() => boolean) | undefined;
  /** Called every `measureEvery` steps and after the last with the network's parameters as they are. */
  readonly measure?: ((parameters: ReadonlyMap<string, Float32Array>, step: number) => Promise<void>) | undefined;
  readonly measureEvery?: number | undefined;
  /** Further steps after which it is called. */
  readonly measureAt?: ((step: number) => boolean) | undefined;
  /** Whether a run whose embeddings all become one point goes on, to be looked at; else it is ended. */
  readonly mayCollapse?: boolean | undefined;
}

export interface RunSpeed {
  readonly steps: number;
  readonly imagesPerSecond: number;
  readonly remainingMs: number;
}

export interface Trained {
  /** Parameters, optimiser and thresholds by name. */
  readonly numbers: ReadonlyMap<string, Float32Array>;
  readonly step: number;
  /** False when the run was left before its last step. */
  readonly whole: boolean;
}

/** A kill loses at most as many steps. */
const stepsPerCheckpoint = 25;
/** Noise of single batches is not taken for a collapse. */
const collapsedSteps = 10;

/**
 * Trains.
 *
 * @throws ParaphError `cancelled` (the checkpoint stays); `refused` when the embeddings collapse into one point;
 *   `model-damaged` for a checkpoint that is not whole
 */
export async function train(options: TrainOptions): Promise<Trained> {
  const { plan, set, seed, start, decides, checkpoint, signal, onStep, leave } = options;
  const { measure, measureEvery = Infinity, measureAt = () => false, hardestEvery } = options;
  const run = runName(options);
  const trainer = createTrainer(plan, set, (checkpoint && loadCheckpoint(checkpoint, run)) || seed, start, decides);
  const { steps } = plan.schedule;
  const save = () => checkpoint !== null && saveCheckpoint(checkpoint, run, trainer.state());
  const watch = options.mayCollapse ? () => undefined : watchForCollapse();
  try {
    const begun = { step: trainer.step, at: performance.now() };
    let left = false;
    while (trainer.step < steps && !left) {
      throwIfCancelled(signal);
      const report = trainer.trainStep(hardestEvery !== undefined && trainer.step % hardestEvery === 0);
      watch(report);
      onStep?.({ ...report, ...speedOf(report, steps, begun) });
      left = trainer.step < steps && (leave?.() ?? false);
      if (trainer.step === steps || trainer.step % measureEvery === 0 || measureAt(trainer.step))
        await measure?.(parametersOf(trainer), trainer.step);
      await breathe();
      // Last, with all news of the step on their way: killed before, a resumed run takes the step and is measured again.
      if (left || trainer.step === steps || trainer.step % stepsPerCheckpoint === 0) save();
    }
    return { numbers: trainer.state().numbers, step: trainer.step, whole: trainer.step === steps };
  } finally {
    trainer.dispose();
  }
}

function parametersOf({ tower }: Trainer): ReadonlyMap<string, Float32Array> {
  return new Map([...tower.parameters].map(([name, variable]) => [name, Float32Array.from(variable.dataSync())]));
}

function watchForCollapse(): (report: StepReport) => void {
  let steps = 0;
  return ({ spread, step }) => {
    steps = spread < collapsedSpread ? steps + 1 : 0;
    if (steps < collapsedSteps) return;
    throw new ParaphError('refused', say`Training collapsed: every signature came out as the same point.`, {
      nextStep: say`Choose a larger margin, a lower learning rate or another way to mine triplets.`,
      detail: `spread ${spread.toFixed(4)} at step ${step}`,
    });
  };
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
