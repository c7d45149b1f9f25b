import { trainingPresets, type TrainingPreset, type TrainingSettings } from '../../main/contract/training.ts';
import { misfits, type SettingName } from '../training-settings.ts';

/** A run that is being thought of; it stays while other views are open. */
export interface TrainingDraft {
  readonly preset: TrainingPreset;
  /** Empty while nobody named it. */
  name: string;
  settings: TrainingSettings;
  /** Whether something is other than the preset has it. */
  readonly isChanged: boolean;
  /** The numbers that no run can have. */
  readonly misfits: readonly SettingName[];
  /** Takes every setting from the preset. */
  choose(preset: TrainingPreset): void;
}

export function createTrainingDraft(): TrainingDraft {
  let preset = $state<TrainingPreset>('adapt');
  let name = $state('');
  let settings = $state.raw<TrainingSettings>(trainingPresets.adapt);
  const isChanged = $derived(JSON.stringify(settings) !== JSON.stringify(trainingPresets[preset]));
  const wrong = $derived(misfits(settings));

  return {
    get preset() {
      return preset;
    },
    get name() {
      return name;
    },
    set name(next) {
      name = next;
    },
    get settings() {
      return settings;
    },
    set settings(next) {
      settings = next;
    },
    get isChanged() {
      return isChanged;
    },
    get misfits() {
      return wrong;
    },
    choose(next) {
      preset = next;
      settings = trainingPresets[next];
    },
  };
}
