import type { TrainingPreset, TrainingSettings } from '../../main/contract/training.ts';
import type { PresetDraft } from './preset-draft.svelte.ts';

/** The people of this workspace, or a file of characters. */
export type DataSource = 'workspace' | 'archive';

/** What a run that is being thought of learns from. */
export interface TrainingDataChoice {
  /** Choosing characters takes the guide's settings, unless somebody chose otherwise. */
  source: DataSource;
  /** The file of characters; null while none is chosen. */
  archive: File | null;
}

export function createTrainingDataChoice(draft: PresetDraft<TrainingPreset, TrainingSettings>): TrainingDataChoice {
  let source = $state<DataSource>('workspace');
  let archive = $state.raw<File | null>(null);
  return {
    get source() {
      return source;
    },
    set source(next) {
      if (next === 'archive' && draft.preset === 'adapt' && !draft.isChanged) draft.choose('guide');
      source = next;
    },
    get archive() {
      return archive;
    },
    set archive(file) {
      archive = file;
    },
  };
}
