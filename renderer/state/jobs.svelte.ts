import type { ErrorRecord } from '../../main/contract/errors.ts';
import type { OperationRecord } from '../../main/contract/events.ts';
import type { Client } from '../client/client.ts';
import { reason } from '../sentences.ts';
import { texts } from '../texts.ts';

/** Long work, whether the engine does it or this window (a batch of files to enrol). */
export interface Job {
  readonly id: string;
  readonly title: string;
  /** What it is at just now; empty where that says no more than the title. */
  readonly stage?: string;
  readonly done: number;
  readonly total: number | null;
  readonly perSecond: number | null;
  readonly remainingMs: number | null;
  cancel(): void;
}

export interface EndedJob {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'done' | 'failed' | 'cancelled';
  /** What came of it, in a line. */
  readonly result: string;
  /** One for each thing that went wrong. */
  readonly failures: readonly ErrorRecord[];
  /** Milliseconds since 1970, UTC. */
  readonly endedAt: number;
}

export interface Jobs {
  readonly running: readonly Job[];
  /** Newest first, until they are cleared away. */
  readonly ended: readonly EndedJob[];
  /** Adds the job, or replaces what was known of it. */
  report(job: Job): void;
  /** Takes the job off what runs; with `how` it stays in sight as ended. */
  finish(id: string, how?: Pick<EndedJob, 'outcome' | 'result' | 'failures'>): void;
  /** Clears away what ended. */
  clear(): void;
}

/** So many ended jobs stay in sight. */
const kept = 20;

export function createJobs(client: Client, now: () => number = Date.now): Jobs {
  let running = $state.raw<readonly Job[]>([]);
  let ended = $state.raw<readonly EndedJob[]>([]);
  /** Work of the engine that this window has seen end: after a reload it tells of it again. */
  const told = new Set<string>();

  function report(job: Job): void {
    const known = running.some(({ id }) => id === job.id);
    running = known ? running.map((old) => (old.id === job.id ? job : old)) : [...running, job];
  }

  function finish(id: string, how?: Pick<EndedJob, 'outcome' | 'result' | 'failures'>): void {
    const job = running.find((other) => other.id === id);
    running = running.filter((other) => other !== job);
    if (job && how) ended = [{ id, title: job.title, ...how, endedAt: now() }, ...ended].slice(0, kept);
  }

  function follow(record: OperationRecord): void {
    const { operation: id, finished, outcome, error } = record;
    if (!finished) {
      const cancel = () => void client.call('operations.cancel', { operation: id }).catch(() => undefined);
      return report({ ...record, id, title: titleOf(record), stage: reason(record.stage), cancel });
    }
    if (told.has(id)) return;
    told.add(id);
    if (!running.some((job) => job.id === id))
      report({ ...record, id, title: titleOf(record), cancel: () => undefined });
    finish(id, { outcome: outcome ?? 'done', result: reached(record), failures: error ? [error] : [] });
  }

  client.onEvent(({ event, record }) => {
    if (event === 'progress') follow(record);
  });
  client.onConnection((state) => {
    if (state === 'open')
      client.call('operations.list', {}).then(
        (records) => records.forEach(follow),
        () => undefined,
      );
  });
  return {
    get running() {
      return running;
    },
    get ended() {
      return ended;
    },
    report,
    finish,
    clear() {
      ended = [];
    },
  };
}

function titleOf({ call, stage }: OperationRecord): string {
  return texts.jobs.calls[call ?? ''] ?? (reason(stage) || texts.jobs.unnamed);
}

function reached({ done, total }: OperationRecord): string {
  return total === null ? '' : texts.jobs.of(done, total);
}
