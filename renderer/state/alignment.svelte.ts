import type { Similarity } from '../compare/similarity.ts';

/** How the right signature lies on the left one, with the way back through every change. */
export interface Alignment {
  readonly now: Similarity;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Starts anew: nothing before can be undone. */
  start(similarity: Similarity): void;
  set(similarity: Similarity): void;
  /** Like `set`, but one step to undo together with those before it: a drag, a key held down. */
  follow(similarity: Similarity): void;
  /** Ends what `follow` holds together. */
  settle(): void;
  undo(): void;
  redo(): void;
}

/** Steps kept. */
const longestPast = 200;

export function createAlignment(first: Similarity): Alignment {
  let now = $state.raw(first);
  let past = $state.raw<readonly Similarity[]>([]);
  let future = $state.raw<readonly Similarity[]>([]);
  let following = false;

  function set(next: Similarity): void {
    past = [...past.slice(-longestPast + 1), now];
    future = [];
    now = next;
    following = false;
  }

  return {
    get now() {
      return now;
    },
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
    start(similarity) {
      [now, past, future, following] = [similarity, [], [], false];
    },
    set,
    follow(similarity) {
      if (following) now = similarity;
      else set(similarity);
      following = true;
    },
    settle() {
      following = false;
    },
    undo() {
      const before = past.at(-1);
      if (!before) return;
      [now, past, future, following] = [before, past.slice(0, -1), [now, ...future], false];
    },
    redo() {
      const [after, ...rest] = future;
      if (!after) return;
      [now, past, future, following] = [after, [...past, now], rest, false];
    },
  };
}
