/** Documents that come from outside, from the moment the process runs: macOS names them before Electron is ready. */
export interface Inbox {
  add(paths: readonly string[]): void;
  /** From now on, and for what came before. */
  deliverTo(take: (paths: readonly string[]) => void): void;
}

export function createInbox(): Inbox {
  let early: string[] = [];
  let deliver = (paths: readonly string[]): void => void early.push(...paths);
  return {
    add(paths) {
      if (paths.length > 0) deliver(paths);
    },
    deliverTo(take) {
      const waited = early;
      early = [];
      deliver = take;
      if (waited.length > 0) take(waited);
    },
  };
}
