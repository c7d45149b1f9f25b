import type { Client } from '../client/client.ts';
import type { Lab } from './lab.svelte.ts';
import { createManyTrials, type ManyTrials } from './many-trials.svelte.ts';
import { createTrialPlay, type TrialPlay } from './trial-play.svelte.ts';
import { createTriedOut, type TriedOut } from './tried-out.svelte.ts';

/** What the lab's page on one-shot trials keeps while other views are open. */
export interface OneShot {
  panel: 'trial' | 'many' | 'own' | 'pair';
  readonly tried: TriedOut;
  readonly play: TrialPlay;
  readonly many: ManyTrials;
}

export function createOneShot(client: Client, lab: Lab): OneShot {
  let panel = $state<OneShot['panel']>('trial');
  const tried = createTriedOut(lab);
  return {
    get panel() {
      return panel;
    },
    set panel(next) {
      panel = next;
    },
    tried,
    play: createTrialPlay(client, tried),
    many: createManyTrials(client, tried),
  };
}
