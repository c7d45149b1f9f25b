import { type ErrorRecord, isCancellation, toErrorRecord } from '../../main/contract/errors.ts';
import { trivialRunName, type TrivialObjective, type TrivialReport } from '../../main/contract/lab/trivial.ts';
import type { TrainingPoint } from '../../main/contract/training.ts';
import type { Client } from '../client/client.ts';
import type { Lab } from './lab.svelte.ts';

/** Two runs that differ in the margin alone; they go on while other pages are looked at. */
export interface Trivial {
  readonly underWay: boolean;
  /** Of the run without a margin, and of the one with. */
  readonly points: readonly [readonly TrainingPoint[], readonly TrainingPoint[]];
  readonly report: TrivialReport | null;
  readonly error: ErrorRecord | null;
  readonly steps: number;
  /** Of the run that has one. */
  readonly margin: number;
  run(set: string, objective: TrivialObjective): Promise<void>;
  stop(): void;
}

export function createTrivial(client: Client, lab: Pick<Lab, 'onNews'>): Trivial {
  const [steps, margin] = [150, 0.2];
  let points = $state.raw<Trivial['points']>([[], []]);
  let report = $state.raw<TrivialReport | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let operation = $state<string | null>(null);

  lab.onNews(({ network, point }) => {
    if (operation === null || !point) return;
    const [without, withMargin] = points;
    if (network === trivialRunName(operation, 0)) points = [[...without, point], withMargin];
    if (network === trivialRunName(operation, 1)) points = [without, [...withMargin, point]];
  });

  return {
    steps,
    margin,
    get underWay() {
      return operation !== null;
    },
    get points() {
      return points;
    },
    get report() {
      return report;
    },
    get error() {
      return error;
    },
    async run(set, objective) {
      if (operation !== null) return;
      const mine = crypto.randomUUID();
      operation = mine;
      [points, report, error] = [[[], []], null, null];
      try {
        report = await client.call('lab.trivial', { operation: mine, set, objective, steps, margin });
      } catch (failure) {
        if (!isCancellation(failure)) error = toErrorRecord(failure);
      } finally {
        operation = null;
      }
    },
    stop() {
      if (operation !== null) void client.call('operations.cancel', { operation }).catch(() => undefined);
    },
  };
}
