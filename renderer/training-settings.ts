/** Settings of a training run as a form shows them. Pure. */
import {
  trainingLimits,
  type EmbeddingObjective,
  type MinerName,
  type TrainingSettings,
} from '../main/contract/training.ts';
import { isWithin, seedLimits, type NumberLimits } from './number-setting.ts';

export type Miner = MinerName;
export const miners = ['batch-all', 'batch-hard', 'semi-hard', 'random'] as const satisfies readonly Miner[];

export const losses = ['triplet-l2', 'triplet-cosine', 'contrastive'] as const;
export type LossChoice = (typeof losses)[number];

/** The numbers of a run. */
export type SettingName = keyof typeof trainingLimits | 'seed';

/** What each number may be. */
export const numberFields: Readonly<Record<SettingName, NumberLimits>> = {
  ...trainingLimits,
  seed: seedLimits,
};
const wholeNumbers: ReadonlySet<SettingName> = new Set(['steps', 'writers', 'genuine', 'forged', 'seed']);

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

/** Contrasted pairs have no miner. */
export function withMiner(objective: EmbeddingObjective, miner: Miner): EmbeddingObjective {
  return objective.kind === 'triplet' ? { ...objective, miner } : objective;
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

export const isWhole = (name: SettingName) => wholeNumbers.has(name);

export function fits(name: SettingName, value: number): boolean {
  return isWithin(numberFields[name], isWhole(name), value);
}

/** The numbers that no run can have. */
export function misfits(settings: TrainingSettings): SettingName[] {
  return (Object.keys(numberFields) as SettingName[]).filter((name) => !fits(name, numberOf(settings, name)));
}
