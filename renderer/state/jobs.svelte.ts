import type { EventRecord } from '../../main/contract/events.ts';
import type { Client } from '../client/client.ts';
import { reason } from '../sentences.ts';

/** Long work, whether the engine does it or this window (a batch of files to enrol). */
export interface Job {
  readonly id: string;
  readonly title: string;
  readonly done: number;
  readonly total: number | null;
  readonly perSecond: number | null;
  readonly remainingMs: number | null;
  cancel(): void;
}

export interface Jobs {
  readonly running: readonly Job[];
  /** Adds the job, or replaces what was known of it. */
  report(job: Job): void;
  finish(id: string): void;
}

export function createJobs(client: Client): Jobs {
  let running = $state.raw<readonly Job[]>([]);

  function report(job: Job): void {
    const known = running.some(({ id }) => id === job.id);
    running = known ? running.map((old) => (old.id === job.id ? job : old)) : [...running, job];
  }

  function finish(id: string): void {
    running = running.filter((job) => job.id !== id);
  }

  function follow(record: EventRecord<'progress'>): void {
    if (record.finished) return finish(record.operation);
    const cancel = () => void client.call('operations.cancel', { operation: record.operation }).catch(() => undefined);
    report({ ...record, id: record.operation, title: reason(record.stage), cancel });
  }

  client.onEvent(({ event, record }) => {
    if (event === 'progress') follow(record);
  });
  return {
    get running() {
      return running;
    },
    report,
    finish,
  };
}
