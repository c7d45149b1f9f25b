import type { LabSettings } from '../../contract/lab/records.ts';
import { loadRuntime } from '../../model/runtime.ts';
import { carryOutCell } from '../grid-cell.ts';
import type { TrialPlan, TrialResults } from '../grid-trials.ts';
import { createLabEmbedder } from '../lab-embedder.ts';
import { labPlan, learningSet } from '../learn.ts';
import { conv4Spec } from '../../model/networks/spec.ts';
import { createTrainer } from '../../training/trainer.ts';
import type { Answer } from './answer.ts';

interface CellRequest {
  /** Of the grid, for its news. */
  readonly id: string;
  readonly set: string;
  readonly settings: LabSettings;
  readonly plan: TrialPlan;
  /** File to save the network in, and to go on from. */
  readonly checkpoint: string;
}

interface CellReply {
  readonly step: number;
  /** What it ran on, in words. */
  readonly runtime: string;
  /** Null where it was left before its last step. */
  readonly results: TrialResults | null;
}

/** One network of a grid, with news of every step. */
export const gridCell: Answer<CellRequest, CellReply> = async ({ id, set, settings, plan, checkpoint }, call) => {
  const { holdings, signal, tell, wanted } = call;
  const { line: runtime } = await loadRuntime();
  const outcome = await carryOutCell({
    ...{ set: holdings.set(set), settings, plan, checkpoint, signal },
    onStep: ({ step, loss, spread, learningRate, imagesPerSecond, parts, remainingMs }) => {
      const point = { step, loss, active: parts.get('active') ?? 0, spread, learningRate, imagesPerSecond };
      tell({ network: id, point, remainingMs });
    },
    leave: () => wanted() !== 'go-on',
  });
  return { ...outcome, runtime };
};

interface ProbeRequest {
  readonly set: string;
  readonly settings: LabSettings;
}

interface ProbeReply {
  readonly msPerStep: number;
  /** To embed every picture of the set, which is most of what trials take. */
  readonly msForTrials: number;
}

/** The first is slower than those that follow. */
const warmUpSteps = 1;
const probedSteps = 4;
const probedPictures = 256;

/** How long learning and trials take, by a few steps and a few pictures; nothing comes of it. */
export const gridProbe: Answer<ProbeRequest, ProbeReply> = ({ set, settings }, { holdings }) => {
  const pictures = holdings.set(set);
  const trainer = createTrainer(labPlan(settings), learningSet(pictures, settings.rotations), settings.seed);
  const steps = (count: number) => timed(() => Array.from({ length: count }, () => trainer.trainStep()));
  steps(warmUpSteps);
  const msPerStep = steps(probedSteps) / probedSteps;
  const embedder = createLabEmbedder(conv4Spec(settings.size), trainer.state().numbers);
  const pixels = pictures.side ** 2;
  const some = pictures.coverage.subarray(0, probedPictures * pixels);
  const msForSome = timed(() => embedder.embed(some));
  embedder.dispose();
  trainer.dispose();
  return { msPerStep, msForTrials: (msForSome * pictures.coverage.length) / some.length };
};

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
