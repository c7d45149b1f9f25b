/** Work whose preparation may overlap, but which is settled in the order it was asked for. */
export interface Turns {
  /**
   * Starts preparing at once; settles what was prepared after everything asked for before under the same name is done,
   * whether that went well or not.
   */
  take<T, R>(name: string, prepare: () => Promise<T>, settle: (prepared: T) => Promise<R>): Promise<R>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();

  return {
    async take(name, prepare, settle) {
      const before = last.get(name);
      const work = (async () => {
        const [prepared] = await Promise.all([prepare(), before]);
        return settle(prepared);
      })();
      const ended = work.then(
        () => undefined,
        () => before,
      );
      last.set(name, ended);
      try {
        return await work;
      } finally {
        if (last.get(name) === ended) last.delete(name);
      }
    },
  };
}
