import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';

export interface Loaded<T> {
  /** Null until it came; the old one stays while it is asked for again. */
  value: T | null;
  readonly error: ErrorRecord | null;
  /** Asks; of several answers under way only the last asked for counts. */
  load(ask: () => Promise<T>): Promise<void>;
}

/** One record shown by a view. */
export function createLoaded<T>(): Loaded<T> {
  let value = $state.raw<T | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let generation = 0;

  return {
    get value() {
      return value;
    },
    set value(next) {
      value = next;
    },
    get error() {
      return error;
    },
    async load(ask) {
      const mine = ++generation;
      try {
        const answer = await ask();
        if (mine !== generation) return;
        value = answer;
        error = null;
      } catch (failure) {
        if (mine === generation) error = toErrorRecord(failure);
      }
    },
  };
}
