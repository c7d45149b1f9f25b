/** One network of a grid: learnt, or learnt on from its checkpoint, then tried. */
import type { LabSettings } from '../contract/lab/records.ts';
import { conv4Spec } from '../model/networks/spec.ts';
import { train, type TrainOptions } from '../training/train.ts';
import { type TrialPlan, type TrialResults, tryNetwork } from './grid-trials.ts';
import { createLabEmbedder } from './lab-embedder.ts';
import { labPlan, learningSet, towerParameters } from './learn.ts';
import type { PictureSet } from './picture-set.ts';

export interface CellWork extends Pick<TrainOptions, 'signal' | 'onStep' | 'leave'> {
  readonly set: PictureSet;
  readonly settings: LabSettings;
  readonly plan: TrialPlan;
  readonly checkpoint: string;
}

/** @throws ParaphError as learning does: a network whose embeddings collapse fails */
export async function carryOutCell({
  set,
  settings,
  plan,
  ...options
}: CellWork): Promise<{ step: number; results: TrialResults | null }> {
  const { size } = settings;
  const { numbers, step, whole } = await train({
    ...{ plan: labPlan(settings), set: learningSet(set, settings.rotations), seed: settings.seed },
    ...options,
  });
  if (!whole) return { step, results: null };
  const spec = conv4Spec(size);
  const embedder = createLabEmbedder(spec, towerParameters(spec, numbers));
  try {
    return { step, results: await tryNetwork(set, embedder.embed(set.coverage), size, plan) };
  } finally {
    embedder.dispose();
  }
}
