import { labPresets, type LabPreset } from '../../main/contract/lab/presets.ts';
import { labMisfits, type LabChoices, type LabNumber } from '../lab-settings.ts';

/** A network that is being thought of; it stays while other views are open. */
export interface LabDraft {
  readonly preset: LabPreset;
  /** Empty while nobody named it. */
  name: string;
  settings: LabChoices;
  /** Whether something is other than the preset has it. */
  readonly isChanged: boolean;
  readonly misfits: readonly LabNumber[];
  /** Takes every setting from the preset. */
  choose(preset: LabPreset): void;
}

export function createLabDraft(): LabDraft {
  let preset = $state<LabPreset>('quick');
  let name = $state('');
  let settings = $state.raw<LabChoices>(labPresets.quick);
  const isChanged = $derived(JSON.stringify(settings) !== JSON.stringify(labPresets[preset]));
  const wrong = $derived(labMisfits(settings));
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
      settings = labPresets[next];
    },
  };
}
