import type { Connection } from '../base/rpc.ts';

/**
 * @property beat     milliseconds between two questions
 * @property patience questions in a row left unanswered before the other side counts as hung. Counted, not timed: after a
 *                    laptop's sleep a clock would condemn a process that had no chance to answer.
 */
export interface Rhythm {
  readonly beat: number;
  readonly patience: number;
}

/** Asks `ping` at every beat until the line closes, and calls `onHung` once when the other side stays silent. */
export function startHeartbeat(connection: Connection, ping: string, rhythm: Rhythm, onHung: () => void): void {
  let unanswered = 0;
  const timer = setInterval(() => {
    if (unanswered >= rhythm.patience) {
      clearInterval(timer);
      onHung();
      return;
    }
    unanswered += 1;
    connection.call(ping, {}).then(
      () => (unanswered = 0),
      () => undefined, // A closed line is its owner's business.
    );
  }, rhythm.beat);
  connection.onClose(() => clearInterval(timer));
}
