import type { MethodName } from '../contract/api.ts';
import { isCancellation, toErrorRecord } from '../contract/errors.ts';
import type { Emit, OperationRecord } from '../contract/events.ts';

/** Called often; tells the world at most ten times a second. */
export type Report = (stage: string, done: number, total: number | null) => void;

export interface Operations {
  /**
   * Runs long work that `operations.cancel` can stop and whose progress is told under `operation`.
   * @param call the call that does it, by which an interface names it
   */
  run<T>(
    operation: string | undefined,
    signal: AbortSignal,
    work: (signal: AbortSignal, report: Report) => Promise<T>,
    call?: MethodName,
  ): Promise<T>;
  /** What is under way, and what ended last, oldest first. */
  list(): OperationRecord[];
  cancel(operation: string): void;
  cancelAll(): void;
}

interface Running {
  readonly controller: AbortController;
  record: OperationRecord;
}

const betweenReports = 100;
/** Ended work that is remembered, for a window that opens afterwards. */
const remembered = 20;

export function createOperations(emit: Emit, now: () => number): Operations {
  const running = new Map<string, Running>();
  let ended: OperationRecord[] = [];

  function tell(entry: Running, change: Partial<OperationRecord>): void {
    entry.record = { ...entry.record, ...change };
    emit('progress', entry.record);
  }

  function end(entry: Running, change: Pick<OperationRecord, 'outcome' | 'error'>): void {
    running.delete(entry.record.operation);
    tell(entry, { ...change, perSecond: null, remainingMs: 0, finished: true });
    ended = [...ended, entry.record].slice(-remembered);
  }

  return {
    async run(operation, signal, work, call) {
      if (operation === undefined) return work(signal, () => {});
      const entry: Running = { controller: new AbortController(), record: begun(operation, call ?? null, now()) };
      running.set(operation, entry);
      try {
        const report = createReport(now, (change) => tell(entry, change));
        const result = await work(AbortSignal.any([signal, entry.controller.signal]), report);
        end(entry, { outcome: 'done', error: null });
        return result;
      } catch (failure) {
        const cancelled = isCancellation(failure);
        end(entry, { outcome: cancelled ? 'cancelled' : 'failed', error: cancelled ? null : toErrorRecord(failure) });
        throw failure;
      }
    },
    list: () => [...ended, ...[...running.values()].map(({ record }) => record)],
    cancel: (operation) => running.get(operation)?.controller.abort(),
    cancelAll: () => running.forEach(({ controller }) => controller.abort()),
  };
}

function begun(operation: string, call: MethodName | null, startedAt: number): OperationRecord {
  const unknown = { done: 0, total: null, perSecond: null, remainingMs: null };
  return { operation, call, stage: '', ...unknown, startedAt, finished: false, outcome: null, error: null };
}

function createReport(now: () => number, tell: (change: Partial<OperationRecord>) => void): Report {
  let stage = '';
  let stageBegan = 0;
  let lastReport = -Infinity;

  return (nextStage, done, total) => {
    const time = now();
    if (nextStage !== stage) {
      stage = nextStage;
      stageBegan = time;
      lastReport = -Infinity;
    }
    if (time - lastReport < betweenReports && done !== total) return;
    lastReport = time;
    const seconds = (time - stageBegan) / 1_000;
    const perSecond = seconds > 0.5 && done > 0 ? done / seconds : null;
    const remainingMs = perSecond !== null && total !== null ? ((total - done) / perSecond) * 1_000 : null;
    tell({ stage, done, total, perSecond, remainingMs });
  };
}
