/** Settings of a training run as a form shows them. Pure. */
import {
  trainingLimits,
  type EmbeddingObjective,
  type MinerName,
  type TrainingSettings,
} from '../main/contract/training.ts';

export type Miner = MinerName;
export const miners = ['batch-all', 'batch-hard', 'semi-hard', 'random'] as const satisfies readonly Miner[];

export const losses = ['triplet-l2', 'triplet-cosine', 'contrastive'] as const;
export type LossChoice = (typeof losses)[number];

/** The numbers of a run. */
export type SettingName = keyof typeof trainingLimits | 'seed';

/** What each number may be; `step` is how finely it is set, and a whole one where it is at least 1. */
export const numberFields: Readonly<Record<SettingName, { least: number; most: number; step: number }>> = {
  steps: { ...trainingLimits.steps, step: 1 },
  peak: { ...trainingLimits.peak, step: 1e-5 },
  margin: { ...trainingLimits.margin, step: 0.01 },
  writers: { ...trainingLimits.writers, step: 1 },
  genuine: { ...trainingLimits.genuine, step: 1 },
  forged: { ...trainingLimits.forged, step: 1 },
  towardsStart: { ...trainingLimits.towardsStart, step: 0.1 },
  distillation: { ...trainingLimits.distillation, step: 0.1 },
  overruledWeight: { ...trainingLimits.overruledWeight, step: 0.5 },
  hardWeight: { ...trainingLimits.hardWeight, step: 0.5 },
  heldOut: { ...trainingLimits.heldOut, step: 0.05 },
  seed: { least: 0, most: 2 ** 31 - 1, step: 1 },
};

export function lossOf({ kind, distance }: EmbeddingObjective): LossChoice {
  return kind === 'contrastive' ? 'contrastive' : `triplet-${distance}`;
}

/** The same margin with another loss; triplets keep their miner, and take all of the batch where there was none. */
export function withLoss(objective: EmbeddingObjective, loss: LossChoice): EmbeddingObjective {
  const { margin } = objective;
  if (loss === 'contrastive') return { kind: 'contrastive', distance: 'l2', margin };
  const miner = objective.kind === 'triplet' ? objective.miner : 'batch-all';
  return { kind: 'triplet', distance: loss === 'triplet-cosine' ? 'cosine' : 'l2', margin, miner };
}

export function numberOf(settings: TrainingSettings, name: SettingName): number {
  if (name === 'margin') return settings.objective.margin;
  if (name === 'writers' || name === 'genuine' || name === 'forged') return settings.batch[name];
  return settings[name];
}

export function withNumber(settings: TrainingSettings, name: SettingName, value: number): TrainingSettings {
  if (name === 'margin') return { ...settings, objective: { ...settings.objective, margin: value } };
  if (name === 'writers' || name === 'genuine' || name === 'forged') {
    return { ...settings, batch: { ...settings.batch, [name]: value } };
  }
  return { ...settings, [name]: value };
}

export const isWhole = (name: SettingName) => numberFields[name].step >= 1;

export function fits(name: SettingName, value: number): boolean {
  const { least, most } = numberFields[name];
  return Number.isFinite(value) && value >= least && value <= most && (!isWhole(name) || Number.isInteger(value));
}

/** The numbers that no run can have. */
export function misfits(settings: TrainingSettings): SettingName[] {
  return (Object.keys(numberFields) as SettingName[]).filter((name) => !fits(name, numberOf(settings, name)));
}
