/** Settings that are being thought of, from one of several presets; they stay while other views are open. */
export interface PresetDraft<Preset extends string, Settings> {
  readonly preset: Preset;
  /** Empty while nobody named it. */
  name: string;
  settings: Settings;
  /** Whether something is other than the preset has it. */
  readonly isChanged: boolean;
  /** Takes every setting from the preset. */
  choose(preset: Preset): void;
}

/** @param first the preset to begin with */
export function createPresetDraft<Preset extends string, Settings>(
  presets: Readonly<Record<Preset, Settings>>,
  first: Preset,
): PresetDraft<Preset, Settings> {
  let preset = $state<Preset>(first);
  let name = $state('');
  let settings = $state.raw<Settings>(presets[first]);
  const isChanged = $derived(JSON.stringify(settings) !== JSON.stringify(presets[preset]));
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
    choose(next) {
      preset = next;
      settings = presets[next];
    },
  };
}
