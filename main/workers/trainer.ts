/** The trainer's process: one run, on pictures and weights alone. It may be killed at any moment: the checkpoint stays. */
import { constants, setPriority } from 'node:os';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { RunStage, TrainingNews } from '../contract/training.ts';
import { z } from '../contract/schema.ts';
import { serve } from '../base/rpc.ts';
import { openParentPort } from '../base/stream-port.ts';
import { loadRuntime } from '../model/runtime.ts';
import { type TrainOutcome, TrainRequest } from '../training/trainer-api.ts';
import { runTraining } from '../training/training-run.ts';

// Whoever waits for a verdict goes first. Before TensorFlow starts its threads, since they inherit this.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const engine = openParentPort();
engine.onClose(() => process.exit());
process.on('SIGINT', () => undefined);

let asked: 'go-on' | 'pause' | 'finish' = 'go-on';

const { emit } = serve(engine, async (method, input, signal) => {
  switch (method) {
    case 'ready':
      return {};
    case 'train':
      return train(z.parse(TrainRequest, input), signal);
    case 'pause':
    case 'finish':
      asked = method;
      return {};
    default:
      throw new ParaphError('bad-input', say`The trainer has no call named “${method}”.`);
  }
});

async function train(request: TrainRequest, signal: AbortSignal): Promise<TrainOutcome> {
  await loadRuntime();
  let stage: RunStage = 'training';
  let remainingMs: number | null = null;
  const tell = (news: Partial<TrainingNews>) => emit('training', { run: request.run, stage, remainingMs, ...news });
  return runTraining(request, {
    signal,
    asked: () => asked,
    onData: (data) => tell({ data }),
    onStep: (point, left) => {
      remainingMs = left;
      tell({ point });
    },
    onHeldOut: (heldOut) => tell({ heldOut }),
    onTriplet: (triplet) => tell({ triplet }),
    onStage: (next) => {
      stage = next;
      if (stage === 'judging') remainingMs = null;
      tell({});
    },
  });
}
