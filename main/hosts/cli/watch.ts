/** Waiting for what goes on in the engine by itself: a run, a network of the lab, a grid. */
import { ParaphError } from '../../contract/errors.ts';
import type { EventMessage } from '../../contract/messages.ts';
import { say } from '../../contract/phrase.ts';
import { createProgressBar, type Progress } from './progress.ts';
import type { Session } from './session.ts';

interface Watched<T> {
  /** As it stands; undefined where there is none. */
  standing(): Promise<T | undefined>;
  stateOf(standing: T): string;
  /** How far it is, where that is read from how it stands. */
  progressOf?(standing: T): Progress;
  /** The same, where events tell it; null for those of something else. */
  progressIn?(message: EventMessage): Progress | null;
}

const over: readonly string[] = ['paused', 'finished', 'cancelled', 'failed'];

/**
 * Waits till it goes on no more, its progress shown. Ctrl-C leaves it: it goes on in an engine that others use, else stands still.
 *
 * @throws ParaphError `cancelled`
 */
export async function watchTillOver<T>(session: Session, watched: Watched<T>): Promise<T> {
  const bar = createProgressBar(session.terminal, session.json);
  try {
    return await new Promise<T>((done, fail) => {
      const look = () => {
        watched.standing().then((standing) => {
          if (standing === undefined) return;
          if (over.includes(watched.stateOf(standing))) done(standing);
          else if (watched.progressOf) bar.show(watched.progressOf(standing));
        }, fail);
      };
      session.onEvent((message) => {
        const progress = watched.progressIn?.(message) ?? null;
        if (progress) bar.show(progress);
        if (message.event === 'changed') look();
      });
      session.signal.addEventListener('abort', () => fail(new ParaphError('cancelled', say`Cancelled.`)));
      look();
    });
  } finally {
    bar.end();
  }
}
