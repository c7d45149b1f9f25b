import type { Demonstration as State, DemonstrationDocument } from '../../main/contract/demonstration.ts';
import type { Client } from '../client/client.ts';
import { texts } from '../texts.ts';
import type { Intake } from './intake.svelte.ts';
import type { Router } from './router.svelte.ts';

export interface Demonstration {
  /** Null until it was asked. */
  readonly state: State | null;
  readonly busy: boolean;
  refresh(): Promise<void>;
  /** Enrols the made-up persons, or begins anew with them. */
  start(): Promise<void>;
  /** Erases everything made up. */
  reset(): Promise<void>;
  /** Puts a document on the desk of the view that answers it. */
  take(document: DemonstrationDocument): Promise<void>;
}

/** Made-up persons and documents to try Paraph with. */
export function createDemonstration(client: Client, router: Router, intake: Intake): Demonstration {
  let state = $state.raw<State | null>(null);
  let busy = $state(false);

  async function alone(work: () => Promise<State>): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      state = await work();
    } finally {
      busy = false;
    }
  }

  return {
    get state() {
      return state;
    },
    get busy() {
      return busy;
    },
    async refresh() {
      if (busy) return;
      state = await client.call('demonstration.status', {});
    },
    start() {
      const { mark, note } = texts.demonstration;
      return alone(() => client.call('demonstration.start', { mark, note }));
    },
    reset() {
      return alone(async () => {
        await client.call('demonstration.reset', {});
        return client.call('demonstration.status', {});
      });
    },
    async take({ name, claims }) {
      const { bytes } = await client.call('demonstration.document', { name });
      const file = new File([bytes], name, { type: 'image/png' });
      intake.offer([file], claims === null ? 'identify' : 'verify');
      if (claims !== null) router.go({ view: 'verify', signatory: claims });
    },
  };
}
