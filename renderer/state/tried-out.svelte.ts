import type { LabNetwork, LabSet } from '../../main/contract/lab/records.ts';
import type { Lab } from './lab.svelte.ts';

/** Which network is tried, and on what. */
export interface TriedOut {
  /** Those that have learnt something, newest first; null until they came. */
  readonly networks: readonly LabNetwork[] | null;
  readonly network: LabNetwork | null;
  readonly set: LabSet | null;
  /** As it was before its first step, to compare. */
  untrained: boolean;
  /** What calls are made with; null while there is no network. */
  readonly chosen: { readonly network: string; readonly untrained: boolean; readonly set: string } | null;
  /** With the set that it learnt from, until another is chosen. */
  chooseNetwork(id: string): void;
  chooseSet(id: string): void;
}

export function createTriedOut(lab: Lab): TriedOut {
  let setId = $state<string | null>(null);
  let untrained = $state(false);

  const networks = $derived(lab.networks?.filter(({ step }) => step > 0) ?? null);
  const network = $derived(networks?.find(({ id }) => id === lab.network?.id) ?? networks?.[0] ?? null);
  const set = $derived(lab.sets?.find(({ id }) => id === setId) ?? (network && lab.setOf(network)) ?? lab.set);
  const networkId = $derived(network?.id ?? null);
  const triedSet = $derived(set?.id ?? null);
  // By its parts: a network that learns is a new record every second, and the same one to try.
  const chosen = $derived(
    networkId !== null && triedSet !== null ? { network: networkId, untrained, set: triedSet } : null,
  );

  return {
    get networks() {
      return networks;
    },
    get network() {
      return network;
    },
    get set() {
      return set;
    },
    get untrained() {
      return untrained;
    },
    set untrained(next) {
      untrained = next;
    },
    get chosen() {
      return chosen;
    },
    chooseNetwork(id) {
      lab.chooseNetwork(id);
      setId = null;
    },
    chooseSet(id) {
      setId = id;
    },
  };
}
