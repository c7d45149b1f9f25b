import { describe, expect, it } from 'vitest';
import { createTaskQueue } from '../../../renderer/state/task-queue.ts';

/** Tasks that end when told, and a log of what began. */
function createTasks() {
  const begun: number[] = [];
  const endings = new Map<number, () => void>();
  const task = (number: number) => () => {
    begun.push(number);
    return new Promise<void>((resolve) => endings.set(number, resolve));
  };
  const end = async (number: number) => {
    endings.get(number)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, task, end };
}

describe('the queue of tasks', () => {
  it('keeps the order and the limit', async () => {
    const { begun, task, end } = createTasks();
    const queue = createTaskQueue(2);
    for (const number of [1, 2, 3, 4]) queue.add(task(number));
    expect(begun).toEqual([1, 2]);
    await end(2);
    expect(begun).toEqual([1, 2, 3]);
    await end(1);
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('drops what has not begun, and takes new work afterwards', async () => {
    const { begun, task, end } = createTasks();
    const queue = createTaskQueue(1);
    for (const number of [1, 2, 3]) queue.add(task(number));
    queue.clear();
    await end(1);
    expect(begun).toEqual([1]);
    queue.add(task(4));
    expect(begun).toEqual([1, 4]);
  });
});
