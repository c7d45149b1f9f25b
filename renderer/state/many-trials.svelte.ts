import { isCancellation, toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import { guideWays, type PartTrials, type TrialProtocol, type TrialsReport } from '../../main/contract/lab/one-shot.ts';
import type { LabSet } from '../../main/contract/lab/records.ts';
import type { Client } from '../client/client.ts';
import type { TriedOut } from './tried-out.svelte.ts';

export interface ManyTrials {
  protocol: TrialProtocol;
  /** Of each n. */
  trials: number;
  /** Also on the classes that the network learnt from. */
  both: boolean;
  readonly underWay: boolean;
  readonly error: ErrorRecord | null;
  /** As far as they were counted. */
  readonly parts: readonly PartTrials[];
  /** What they were counted for: it stays when another network is chosen. */
  readonly about: { readonly network: string; readonly set: LabSet; readonly protocol: TrialProtocol } | null;
  readonly officialRuns: TrialsReport['officialRuns'];
  /** Trials played and wanted. */
  readonly progress: { readonly done: number; readonly total: number };
  readonly stopped: boolean;
  start(): Promise<void>;
  stop(): void;
}

/** Long work of the engine's: it goes on while other views are open. */
export function createManyTrials(client: Client, tried: TriedOut): ManyTrials {
  let protocol = $state<TrialProtocol>('mixed');
  let trials = $state(1_000);
  let both = $state(true);
  let operation = $state<string | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let parts = $state.raw<readonly PartTrials[]>([]);
  let about = $state.raw<ManyTrials['about']>(null);
  let officialRuns = $state.raw<TrialsReport['officialRuns']>(null);
  let wanted = $state(0);
  let stopped = $state(false);
  const done = $derived(parts.flatMap(({ results }) => results).reduce((sum, result) => sum + result.trials, 0));

  client.onEvent(({ event, record }) => {
    if (event === 'labTrials' && record.operation === operation) parts = record.parts;
  });

  return {
    get protocol() {
      return protocol;
    },
    set protocol(next) {
      protocol = next;
    },
    get trials() {
      return trials;
    },
    set trials(next) {
      trials = next;
    },
    get both() {
      return both;
    },
    set both(next) {
      both = next;
    },
    get underWay() {
      return operation !== null;
    },
    get error() {
      return error;
    },
    get parts() {
      return parts;
    },
    get about() {
      return about;
    },
    get officialRuns() {
      return officialRuns;
    },
    get progress() {
      return { done, total: wanted };
    },
    get stopped() {
      return stopped;
    },
    async start() {
      const { chosen, network, set } = tried;
      if (!chosen || !network || !set || operation !== null) return;
      const asked = both ? (['unseen', 'learnt'] as const) : (['unseen'] as const);
      operation = crypto.randomUUID();
      [parts, officialRuns, error, stopped] = [[], null, null, false];
      about = { network: network.name, set, protocol };
      wanted = asked.length * guideWays.length * trials;
      try {
        const request = { operation, ...chosen, parts: [...asked], protocol, trials };
        const report = await client.call('lab.trials', request);
        parts = report.parts;
        officialRuns = report.officialRuns;
      } catch (failure) {
        stopped = isCancellation(failure);
        error = stopped ? null : toErrorRecord(failure);
      } finally {
        operation = null;
      }
    },
    stop() {
      if (operation !== null) void client.call('operations.cancel', { operation }).catch(() => undefined);
    },
  };
}
