/** What was done last and can be undone, newest at the end. */

export interface Undoable {
  readonly message: string;
  undo(): Promise<void>;
}

export interface UndoStack {
  push(undoable: Undoable): void;
  /** Undoes one in particular, or the last; null where there is nothing any more. Rejects with why it failed. */
  undo(undoable?: Undoable): Promise<Undoable | null>;
}

/** So many are remembered: whoever wants more back looks at the lists. */
const depth = 50;

export function createUndoStack(): UndoStack {
  let done: readonly Undoable[] = [];
  return {
    push(undoable) {
      done = [...done, undoable].slice(-depth);
    },
    async undo(undoable = done.at(-1)) {
      if (!undoable || !done.includes(undoable)) return null;
      // Taken off first, so that pressing twice does not undo twice.
      done = done.filter((other) => other !== undoable);
      await undoable.undo();
      return undoable;
    },
  };
}
