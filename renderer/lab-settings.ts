/** Settings of a network of the lab as a form shows them. Pure. */
import { labLimits, type LabSettings } from '../main/contract/lab/records.ts';
import { trainingLimits } from '../main/contract/training.ts';
import { isWithin, seedLimits, type NumberLimits } from './number-setting.ts';

/** The numbers of a network, in the order a form asks for them. */
export const labNumbers = ['size', 'steps', 'margin', 'classes', 'pictures', 'peak', 'seed'] as const;
export type LabNumber = (typeof labNumbers)[number];

/** What a person chooses beside the set. */
export type LabChoices = Omit<LabSettings, 'set'>;

export const labFields: Readonly<Record<LabNumber, NumberLimits>> = {
  ...labLimits,
  steps: trainingLimits.steps,
  margin: trainingLimits.margin,
  peak: trainingLimits.peak,
  seed: seedLimits,
};

export const isWholeNumber = (name: LabNumber) => name !== 'margin' && name !== 'peak';

export function labNumberOf({ batch, objective, ...settings }: LabChoices, name: LabNumber): number {
  if (name === 'margin') return objective.margin;
  return name === 'classes' || name === 'pictures' ? batch[name] : settings[name];
}

export function withLabNumber(settings: LabChoices, name: LabNumber, value: number): LabChoices {
  if (name === 'margin') return { ...settings, objective: { ...settings.objective, margin: value } };
  if (name === 'classes' || name === 'pictures') return { ...settings, batch: { ...settings.batch, [name]: value } };
  return { ...settings, [name]: value };
}

/** The numbers that no network can have. */
export function labMisfits(settings: LabChoices): LabNumber[] {
  return labNumbers.filter((name) => !isWithin(labFields[name], isWholeNumber(name), labNumberOf(settings, name)));
}
