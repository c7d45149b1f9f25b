import { createRandom } from '../../base/random.ts';
import type { LabNetworkChoice, LabSnapshot, LabWatched } from '../../contract/lab/records.ts';
import { takeSnapshot } from '../snapshot.ts';
import { watchedPictures } from '../sphere.ts';
import type { Answer } from './answer.ts';

interface Request {
  readonly network: LabNetworkChoice;
  readonly set: string;
  /** How many steps it has learnt. */
  readonly step: number;
}

interface Reply {
  readonly watched: LabWatched;
  readonly snapshots: LabSnapshot[];
}

/** The same pictures whenever it is asked. */
const seed = 1;

/** How a few pictures of a set lay before a network's first step, and how they lie now. */
export const sphere: Answer<Request, Reply> = ({ network: { network }, set, step }, { holdings }) => {
  const watched = watchedPictures(holdings.set(set), createRandom(seed));
  const at = (untrained: boolean, when: number, before: LabSnapshot | null) => {
    const { spec, embedder } = holdings.network({ network, untrained });
    return takeSnapshot(embedder.embed(watched.pictures.coverage), spec.embedding.size, when, before);
  };
  const began = at(true, 0, null);
  return { watched, snapshots: [began, at(false, step, began)] };
};
