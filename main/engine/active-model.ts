import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { Recalibration } from '../contract/recalibration.ts';
import type { RuntimeDescription } from '../contract/records.ts';
import { loadEmbedder, type Embedder } from '../model/embedder.ts';
import { loadRuntime } from '../model/runtime.ts';

export interface LoadedModel {
  readonly embedder: Embedder;
  /** The model's own, or moved to where this workspace's decided cases lie. */
  readonly calibration: Calibration;
  /** What moved it; null where it is the model's own. */
  readonly recalibration: Recalibration | null;
  readonly runtime: RuntimeDescription;
}

export interface ActiveModel {
  /** The folder it lies in. */
  directory(): string;
  /** Waits for the model. Every call after a failure tries again. */
  ready(): Promise<LoadedModel>;
  /** The model if it is there already. */
  current(): LoadedModel | null;
  /**
   * Puts a loaded model in its place. The former one stays in memory until the next is put in place, since a verdict
   * under way may still be embedding with it.
   */
  replace(next: LoadedModel): void;
  close(): Promise<void>;
}

export type Recalibrated = (model: LoadedModel) => LoadedModel;

/** @throws ParaphError `model-missing`, `model-damaged`, also for a model without calibration */
export async function loadModel(directory: string): Promise<LoadedModel> {
  const runtime = await loadRuntime();
  const embedder = await loadEmbedder(directory);
  const { calibration } = embedder;
  if (calibration) return { embedder, calibration, recalibration: null, runtime };
  embedder.dispose();
  throw new ParaphError('model-damaged', say`The model has no calibration, so no distance can become a verdict.`, {
    file: directory,
    nextStep: say`Restore the model that came with Paraph.`,
  });
}

/**
 * The model that answers: loaded once, in the background, so that the engine answers other calls meanwhile.
 * @param directory says where it lies; may throw while the workspace is locked
 * @param recalibrated the model as this workspace uses it now; may throw likewise
 */
export function createActiveModel(directory: () => string, recalibrated: Recalibrated): ActiveModel {
  let loading: Promise<LoadedModel> | null = null;
  let loaded: LoadedModel | null = null;
  let former: LoadedModel | null = null;

  return {
    directory,
    ready() {
      loading ??= Promise.resolve()
        .then(() => loadModel(directory()))
        .then((model) => (loaded = model))
        .catch((error: unknown) => {
          loading = null;
          throw error;
        });
      return loading.then(recalibrated);
    },
    current: () => loaded,
    replace(next) {
      former?.embedder.dispose();
      former = loaded;
      loaded = next;
      loading = Promise.resolve(next);
    },
    async close() {
      await loading?.catch(() => null);
      for (const model of [former, loaded]) model?.embedder.dispose();
      former = loaded = null;
    },
  };
}
