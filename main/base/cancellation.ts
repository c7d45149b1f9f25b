import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';

/** Throws when the caller has given up; long loops call it once a round. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ParaphError('cancelled', say`Cancelled.`);
}

/** Lets waiting events, a cancellation among them, be handled before a long computation goes on. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
