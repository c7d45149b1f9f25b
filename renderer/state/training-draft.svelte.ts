import { trainingPresets, type TrainingPreset, type TrainingSettings } from '../../main/contract/training.ts';
import { misfits, type SettingName } from '../training-settings.ts';

/** The people of this workspace, or a file of characters. */
export type DataSource = 'workspace' | 'archive';

/** A run that is being thought of; it stays while other views are open. */
export interface TrainingDraft {
  readonly preset: TrainingPreset;
  /** Empty while nobody named it. */
  name: string;
  settings: TrainingSettings;
  /** Choosing characters takes the guide's settings, unless somebody chose otherwise. */
  source: DataSource;
  /** The file of characters; null while none is chosen. */
  archive: File | null;
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
  let source = $state<DataSource>('workspace');
  let archive = $state.raw<File | null>(null);
  const isChanged = $derived(JSON.stringify(settings) !== JSON.stringify(trainingPresets[preset]));
  const wrong = $derived(misfits(settings));

  function choose(next: TrainingPreset): void {
    preset = next;
    settings = trainingPresets[next];
  }

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
    get source() {
      return source;
    },
    set source(next) {
      if (next === 'archive' && preset === 'adapt' && !isChanged) choose('guide');
      source = next;
    },
    get archive() {
      return archive;
    },
    set archive(file) {
      archive = file;
    },
    get isChanged() {
      return isChanged;
    },
    get misfits() {
      return wrong;
    },
    choose,
  };
}
