import type { Emit } from '../contract/events.ts';

/** Called often; tells the world at most ten times a second. */
export type Report = (stage: string, done: number, total: number | null) => void;

export interface Operations {
  /** Runs long work that `operations.cancel` can stop and whose progress is told under `operation`. */
  run<T>(
    operation: string | undefined,
    signal: AbortSignal,
    work: (signal: AbortSignal, report: Report) => Promise<T>,
  ): Promise<T>;
  cancel(operation: string): void;
  cancelAll(): void;
}

const betweenReports = 100;

export function createOperations(emit: Emit, now: () => number): Operations {
  const running = new Map<string, AbortController>();

  return {
    async run(operation, signal, work) {
      if (operation === undefined) return work(signal, () => {});
      const controller = new AbortController();
      running.set(operation, controller);
      try {
        return await work(AbortSignal.any([signal, controller.signal]), createReport(operation, emit, now));
      } finally {
        running.delete(operation);
        emit('progress', {
          operation,
          stage: '',
          done: 0,
          total: null,
          perSecond: null,
          remainingMs: 0,
          finished: true,
        });
      }
    },
    cancel: (operation) => running.get(operation)?.abort(),
    cancelAll: () => running.forEach((controller) => controller.abort()),
  };
}

function createReport(operation: string, emit: Emit, now: () => number): Report {
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
    emit('progress', { operation, stage, done, total, perSecond, remainingMs, finished: false });
  };
}
