/** What two models are compared by, beside what their records say: lineage and settings. Pure. */
import type { ModelHistory, ModelRecord, TrainingSettings } from '../main/contract/training.ts';
import { numberFields, numberOf, type SettingName } from './training-settings.ts';

/** The models that a model goes back to, the nearest first; a parent that is not here any more ends the line. */
export function lineageOf(model: ModelRecord, models: readonly ModelRecord[]): string[] {
  const line: string[] = [];
  let parent = model.parent;
  while (parent !== null && !line.includes(parent)) {
    line.push(parent);
    parent = models.find(({ key }) => key === parent)?.parent ?? null;
  }
  return line;
}

/** The numbers in which two runs differ; all of them where only one is known. */
export function differingSettings(one: TrainingSettings | null, other: TrainingSettings | null): SettingName[] {
  const names = Object.keys(numberFields) as SettingName[];
  if (one === null || other === null) return names;
  return names.filter((name) => numberOf(one, name) !== numberOf(other, name));
}

/** Whether both learnt from the very same signatures; null where that is not known. */
export function sameData(one: ModelHistory | null, other: ModelHistory | null): boolean | null {
  if (!one?.data || !other?.data) return null;
  return one.data.hash === other.data.hash;
}
