export interface TaskQueue {
  /** Runs the task when its turn comes; it must not reject. */
  add(task: () => Promise<void>): void;
  /** Drops what has not begun. */
  clear(): void;
}

/** Runs tasks in order, at most `atOnce` of them at the same time. */
export function createTaskQueue(atOnce: number): TaskQueue {
  const tasks: (() => Promise<void>)[] = [];
  let busy = 0;

  async function work(): Promise<void> {
    busy += 1;
    for (let task = tasks.shift(); task; task = tasks.shift()) await task();
    busy -= 1;
  }

  return {
    add(task) {
      tasks.push(task);
      if (busy < atOnce) void work();
    },
    clear() {
      tasks.length = 0;
    },
  };
}
