import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import type { LabNews, LabSnapshot, LabWatched } from '../../main/contract/lab/records.ts';
import type { Client } from '../client/client.ts';

/** How the watched pictures of one network lie, from what is kept and from what is told while it learns. */
export interface SphereNews {
  /** False until it is known what is kept. */
  readonly isKnown: boolean;
  readonly watched: LabWatched | null;
  /** By rising step. */
  readonly snapshots: readonly LabSnapshot[];
  readonly error: ErrorRecord | null;
  load(): Promise<void>;
  hear(news: LabNews): void;
}

export function createSphereNews(client: Client, network: string): SphereNews {
  let isKnown = $state(false);
  let watched = $state.raw<LabWatched | null>(null);
  let snapshots = $state.raw<readonly LabSnapshot[]>([]);
  let error = $state.raw<ErrorRecord | null>(null);

  return {
    get isKnown() {
      return isKnown;
    },
    get watched() {
      return watched;
    },
    get snapshots() {
      return snapshots;
    },
    get error() {
      return error;
    },
    async load() {
      try {
        const kept = await client.call('lab.sphere', { network });
        watched = kept.watched ?? watched;
        // What was told meanwhile may be newer than what was kept when it was asked.
        snapshots = merged(kept.snapshots, snapshots);
        error = null;
        isKnown = true;
      } catch (failure) {
        error = toErrorRecord(failure);
      }
    },
    hear(news) {
      if (news.network !== network) return;
      watched = news.watched ?? watched;
      if (news.snapshot) snapshots = merged(snapshots, [news.snapshot]);
    },
  };
}

/** What a resumed network does again takes the place of what it did before. */
function merged(before: readonly LabSnapshot[], after: readonly LabSnapshot[]): LabSnapshot[] {
  const bySteps = new Map([...before, ...after].map((snapshot) => [snapshot.step, snapshot]));
  return [...bySteps.values()].sort((a, b) => a.step - b.step);
}
