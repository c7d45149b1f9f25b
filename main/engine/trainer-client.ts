/** The engine's side of the trainer's process: one run, watched from outside. */
import { connect } from '../base/rpc.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { z } from '../contract/schema.ts';
import { TrainingNews } from '../contract/training.ts';
import type { TrainingSet } from '../training/trainer.ts';
import { TrainOutcome, type TrainRequest } from '../training/trainer-api.ts';
import type { Spawn } from './spawn.ts';

export interface TrainerProcess {
  /** Fails with what the trainer threw, or with `engine-lost` when its process died: the checkpoint stays. */
  readonly outcome: Promise<TrainOutcome>;
  /** Leaves the run where it is. */
  pause(): void;
  /** Stops learning and judges the best so far. */
  finish(): void;
  /** Ends the process at once. */
  kill(): void;
}

/** A run with its pictures as they were gathered. */
export type TrainerRequest = Omit<TrainRequest, 'set'> & { readonly set: TrainingSet };

/** Milliseconds for a fresh process to answer at all. */
const startDeadline = 60_000;

export function startTrainer(
  spawn: Spawn,
  request: TrainerRequest,
  onNews: (news: TrainingNews) => void,
): TrainerProcess {
  const worker = spawn('trainer');
  const connection = connect(worker.port);
  connection.onEvent(({ event, record }) => {
    if (event === 'training') onNews(z.parse(TrainingNews, record));
  });
  const ask = (method: 'pause' | 'finish') => void connection.call(method, {}).catch(() => undefined);
  return {
    outcome: run(),
    pause: () => ask('pause'),
    finish: () => ask('finish'),
    kill: () => worker.kill(),
  };

  async function run(): Promise<TrainOutcome> {
    try {
      await connection.call('ready', {}, { deadline: startDeadline });
      return z.parse(TrainOutcome, await connection.call('train', { ...request, set: sendable(request.set) }));
    } catch (error) {
      if (error instanceof ParaphError) throw error;
      throw new ParaphError('internal', say`The trainer answered something that cannot be understood.`, {
        cause: error,
      });
    } finally {
      worker.kill();
    }
  }
}

/** What is only readable here crosses as plain arrays. */
function sendable({ width, height, coverage, writers, weights }: TrainingSet): TrainRequest['set'] {
  return {
    ...{ width, height, coverage: coverage as Uint8Array<ArrayBuffer> },
    writers: writers.map(({ genuine, forged }) => ({ genuine: [...genuine], forged: [...forged] })),
    ...(weights && { weights: [...weights] }),
  };
}
