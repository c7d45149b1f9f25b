/** How long a verdict takes while the trainer's process is at work, against the same engine at rest. */
import { setTimeout as wait } from 'node:timers/promises';
import { trainingPresets, type TrainingRun } from '../../../main/contract/training.ts';
import type { EngineClient } from '../../../main/hosts/engine-client.ts';
import type { GeneratedWriter } from '../../synthesis/generated-set.ts';
import { enrol, verify, withEngine } from '../engine.ts';
import { milliseconds, percentile } from '../rounds.ts';

export interface Waits {
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

export interface WaitsWhileTraining {
  readonly atRest: Waits;
  readonly training: Waits;
  /** Verdicts timed in each state. */
  readonly verdicts: number;
}

/** Longer than the measurement, which ends it. */
const endless = { ...trainingPresets.adapt, steps: 20_000 };
/** Times that the run is paused and resumed, so that other work on the machine falls on both alike. */
const turns = 4;

async function timeVerdicts(engine: EngineClient, { genuine }: GeneratedWriter, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await milliseconds(() => verify(engine, 'p0', genuine[5 + (i % 3)])));
  return times;
}

const waitsOf = (times: readonly number[]): Waits => ({ median: percentile(times, 50), p95: percentile(times, 95) });

/**
 * @param directory of a workspace to be made
 * @param writers   at least six, eight genuine signatures each
 * @param verdicts  to be timed in each state
 */
export async function measureWhileTraining(
  directory: string,
  writers: readonly GeneratedWriter[],
  verdicts: number,
): Promise<WaitsWhileTraining> {
  return withEngine(directory, async (engine) => {
    for (const [index, { genuine }] of writers.entries()) await enrol(engine, `p${index}`, genuine.slice(0, 5));
    const each = Math.ceil(verdicts / turns);
    const [atRest, training]: [number[], number[]] = [[], []];
    const run = await engine.call('training.start', { name: 'Bench', settings: endless });
    for (let turn = 0; turn < turns; turn++) {
      await untilAtWork(engine, run.id);
      training.push(...(await timeVerdicts(engine, writers[0], each)));
      await engine.call('training.pause', { run: run.id });
      await until(engine, run.id, ({ state }) => state === 'paused');
      await timeVerdicts(engine, writers[0], 1);
      atRest.push(...(await timeVerdicts(engine, writers[0], each)));
      if (turn < turns - 1) await engine.call('training.resume', { run: run.id });
    }
    await engine.call('training.cancel', { run: run.id });
    return { atRest: waitsOf(atRest), training: waitsOf(training), verdicts: atRest.length };
  });
}

async function until(engine: EngineClient, id: string, fits: (run: TrainingRun) => boolean): Promise<TrainingRun> {
  for (;;) {
    const run = (await engine.call('training.list', {})).find((each) => each.id === id);
    if (!run || run.state === 'failed') throw new Error(run?.failure?.message ?? 'The run is gone.');
    if (fits(run)) return run;
    await wait(50);
  }
}

/** Until it has made a step of its own since now: reading data and starting the process are not training yet. */
async function untilAtWork(engine: EngineClient, id: string): Promise<void> {
  const { step } = await until(engine, id, () => true);
  await until(engine, id, (run) => run.state === 'running' && run.step > step);
}
