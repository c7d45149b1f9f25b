import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { RuntimeDescription } from '../contract/records.ts';
import { loadEmbedder, type Embedder } from '../model/embedder.ts';
import { loadRuntime } from '../model/runtime.ts';

export interface LoadedModel {
  readonly embedder: Embedder;
  readonly calibration: Calibration;
  readonly runtime: RuntimeDescription;
}

export interface ActiveModel {
  /** The folder it lies in. */
  readonly directory: string;
  /** Waits for the model. Every call after a failure tries again. */
  ready(): Promise<LoadedModel>;
  /** The model if it is there already. */
  current(): LoadedModel | null;
  close(): Promise<void>;
}

/** The model that answers: loaded once, in the background, so that the engine answers other calls meanwhile. */
export function createActiveModel(directory: string): ActiveModel {
  let loading: Promise<LoadedModel> | null = null;
  let loaded: LoadedModel | null = null;

  async function load(): Promise<LoadedModel> {
    const runtime = await loadRuntime();
    const embedder = await loadEmbedder(directory);
    const calibration = embedder.calibration;
    if (!calibration) {
      embedder.dispose();
      throw new ParaphError('model-damaged', say`The model has no calibration, so no distance can become a verdict.`, {
        file: directory,
        nextStep: say`Restore the model that came with Paraph.`,
      });
    }
    loaded = { embedder, calibration, runtime };
    return loaded;
  }

  return {
    directory,
    ready() {
      loading ??= load().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
    current: () => loaded,
    async close() {
      await loading?.catch(() => null);
      loaded?.embedder.dispose();
      loaded = null;
    },
  };
}
