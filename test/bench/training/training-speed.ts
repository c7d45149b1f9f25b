/** Images a second in training: Paraph's trainer against TensorFlow's own Python in graph mode, in turns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { createTrainer } from '../../../main/training/trainer.ts';
import { compareInTurns, type Contender, median, processorTime } from '../rounds.ts';
import { startPeer } from './python-peer.ts';
import type { Workload } from './workloads.ts';

const seed = 17;
/** So that their losses show the gradients and the optimiser too, not the forward pass alone. */
const agreedSteps = 3;

export interface Pace {
  /** Images a second. */
  readonly perSecond: number;
  /** Milliseconds of processor time an image, of all threads. */
  readonly processorMs: number;
}

export interface PeerPace extends Pace {
  /** Of TensorFlow. */
  readonly version: string;
  /** Greatest relative difference of the losses of the first steps. */
  readonly difference: number;
}

export interface TrainingSpeed {
  readonly paraph: Pace;
  /** Null without a Python. */
  readonly peer: PeerPace | null;
}

/** The run without what chance does: both compute the same numbers. */
function withoutChance({ plan }: Workload): Workload['plan'] {
  const { spec } = plan;
  return { ...plan, augmentation: null, spec: { ...spec, embedding: { ...spec.embedding, dropout: 0 } } };
}

function lossesWithoutChance(workload: Workload): number[] {
  const trainer = createTrainer(withoutChance(workload), workload.set, seed);
  const losses = Array.from({ length: agreedSteps }, () => trainer.trainStep().loss);
  trainer.dispose();
  return losses;
}

function assertAgreement(ours: readonly number[], theirs: readonly number[]): number {
  const differences = ours.map((loss, i) => Math.abs(loss - theirs[i]) / Math.abs(loss));
  const greatest = Math.max(...differences);
  if (!(greatest < 1e-2))
    throw new Error(`Python trains something else: losses ${theirs.join(', ')}, not ${ours.join(', ')}.`);
  return greatest;
}

/**
 * @param python        null measures Paraph alone
 * @param threads       for both, within one operation
 * @param stepsPerRound steps in each turn
 */
export async function measureTrainingSpeed(
  workload: Workload,
  python: string | null,
  threads: number,
  rounds: number,
  stepsPerRound: number,
): Promise<TrainingSpeed> {
  await loadRuntime('native');
  const trainer = createTrainer(workload.plan, workload.set, seed);
  const folder = mkdtempSync(join(tmpdir(), 'paraph-bench-'));
  const { batch } = workload.plan;
  const images = stepsPerRound * batch.writers * (batch.genuine + batch.forged);
  const ours = createStopwatch('paraph', () => {
    const begun = processorTime();
    for (let step = 0; step < stepsPerRound; step++) trainer.trainStep();
    return processorTime() - begun;
  });
  const peer = python && (await startPeer(python, threads, folder, workload, trainer.state().numbers));
  try {
    if (!peer) {
      const [wall] = await compareInTurns([ours.contender], rounds);
      return { paraph: ours.pace(wall, images), peer: null };
    }
    const { version } = peer;
    const difference = assertAgreement(lossesWithoutChance(workload), await peer.losses(agreedSteps));
    const theirs = createStopwatch('python', () => peer.train(stepsPerRound));
    const [wall, peerWall] = await compareInTurns([ours.contender, theirs.contender], rounds);
    return { paraph: ours.pace(wall, images), peer: { ...theirs.pace(peerWall, images), version, difference } };
  } finally {
    if (peer) await peer.end();
    trainer.dispose();
    rmSync(folder, { recursive: true });
  }
}

/** A contender that notes its processor time beside what the clock on the wall says. */
function createStopwatch(name: string, work: () => number | Promise<number>) {
  const processor: number[] = [];
  const contender: Contender = {
    name,
    work: async () => {
      processor.push(await work());
    },
  };
  return {
    contender,
    /** The first turn warms up. */
    pace: (wallMs: number, images: number): Pace => ({
      perSecond: (1000 * images) / wallMs,
      processorMs: median(processor.slice(1)) / images,
    }),
  };
}
