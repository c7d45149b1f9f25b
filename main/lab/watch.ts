/** Looks, as a network learns, how a few pictures lie: at the beginning, at the end, and most often early. */
import { createRandom } from '../base/random.ts';
import type { LabSettings, LabSnapshot, LabWatched } from '../contract/lab/records.ts';
import { conv4Spec } from '../model/networks/spec.ts';
import type { Parameters } from './holdings.ts';
import { createLabEmbedder } from './lab-embedder.ts';
import type { PictureSet } from './picture-set.ts';
import { takeSnapshot } from './snapshot.ts';
import { snapshotSteps, watchedPictures } from './sphere.ts';

/** What was watched of a network before it was interrupted. */
export interface WatchedBefore {
  readonly watched: LabWatched;
  readonly last: LabSnapshot;
}

export interface Watch {
  readonly watched: LabWatched;
  isDue(step: number): boolean;
  /** The runtime must be loaded. */
  look(parameters: Parameters, step: number): LabSnapshot;
}

export function createWatch(
  set: PictureSet,
  { size, steps, seed }: Pick<LabSettings, 'size' | 'steps' | 'seed'>,
  before: WatchedBefore | null,
): Watch {
  const watched = before?.watched ?? watchedPictures(set, createRandom(seed));
  const due = snapshotSteps(steps);
  const spec = conv4Spec(size);
  let last = before?.last ?? null;
  return {
    watched,
    isDue: (step) => due.has(step),
    look(parameters, step) {
      const embedder = createLabEmbedder(spec, parameters);
      try {
        last = takeSnapshot(embedder.embed(watched.pictures.coverage), size, step, last);
        return last;
      } finally {
        embedder.dispose();
      }
    },
  };
}
