/** A progress bar on standard error while a person watches it. */
import { randomUUID } from 'node:crypto';
import { SingleBar } from 'cli-progress';
import type { EventMessage } from '../../contract/messages.ts';
import { events } from '../../contract/events.ts';
import { z } from '../../contract/schema.ts';
import type { Session, Terminal } from './session.ts';

export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}

export interface ProgressBar {
  show(progress: Progress): void;
  end(): void;
}

const silent: ProgressBar = { show: () => undefined, end: () => undefined };

export function createProgressBar({ isWatched }: Terminal, json: boolean): ProgressBar {
  if (!isWatched || json) return silent;
  const format = '{stage} {bar} {value}/{total}, {eta_formatted} left';
  const bar = new SingleBar({ format, barsize: 30, hideCursor: true, clearOnComplete: true, stream: process.stderr });
  let isShown = false;
  return {
    show({ stage, done, total }) {
      if (!isShown) bar.start(total ?? 0, done, { stage });
      isShown = true;
      bar.setTotal(total ?? done);
      bar.update(done, { stage });
    },
    end: () => bar.stop(),
  };
}

/** Carries out one operation of the engine's; the progress that it tells is shown until it is over. */
export async function withProgress<T>(session: Session, work: (operation: string) => Promise<T>): Promise<T> {
  const operation = randomUUID();
  const bar = createProgressBar(session.terminal, session.json);
  session.onEvent(followOperation(operation, bar));
  try {
    return await work(operation);
  } finally {
    bar.end();
  }
}

function followOperation(operation: string, bar: ProgressBar): (message: EventMessage) => void {
  return ({ event, record }) => {
    const progress = event === 'progress' ? z.safeParse(events.progress, record) : null;
    if (progress?.success && progress.data.operation === operation && !progress.data.finished) bar.show(progress.data);
  };
}
