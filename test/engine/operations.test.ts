import { describe, expect, it } from 'vitest';
import type { EventRecord } from '../../main/contract/events.ts';
import { createOperations } from '../../main/engine/operations.ts';

function setUp() {
  const told: EventRecord<'progress'>[] = [];
  let time = 0;
  const operations = createOperations(
    (name, record) => {
      if (name === 'progress') told.push(record as EventRecord<'progress'>);
    },
    () => time,
  );
  return { told, operations, pass: (ms: number) => (time += ms) };
}

const never = new AbortController().signal;

describe('operations', () => {
  it('tells rate and time left once they can be known, and the end', async () => {
    const { told, operations, pass } = setUp();
    await operations.run('op', never, async (_signal, report) => {
      report('embedding', 0, 100);
      pass(1_000);
      report('embedding', 25, 100);
    });
    expect(told[0]).toMatchObject({ done: 0, perSecond: null, remainingMs: null, finished: false });
    expect(told[1]).toMatchObject({ stage: 'embedding', done: 25, total: 100, perSecond: 25, remainingMs: 3_000 });
    expect(told.at(-1)).toMatchObject({ operation: 'op', finished: true });
  });

  it('reports at most ten times a second, but every new stage and the last item', async () => {
    const { told, operations, pass } = setUp();
    await operations.run('op', never, async (_signal, report) => {
      for (let i = 0; i <= 1_000; i++, pass(1)) report('reading', i, 1_000);
      report('embedding', 0, 10);
    });
    expect(told.length).toBeLessThanOrEqual(14);
    expect(told).toContainEqual(expect.objectContaining({ stage: 'reading', done: 1_000 }));
    expect(told).toContainEqual(expect.objectContaining({ stage: 'embedding', done: 0 }));
  });

  it('cancels the named work alone, and says it ended', async () => {
    const { told, operations } = setUp();
    const aborted = new Promise<boolean>((resolve) => {
      void operations.run(
        'one',
        never,
        (signal) =>
          new Promise<void>((end) =>
            signal.addEventListener('abort', () => {
              resolve(true);
              end();
            }),
          ),
      );
    });
    let otherAborted = false;
    const other = operations.run('other', never, async (signal) => {
      await aborted;
      otherAborted = signal.aborted;
    });
    operations.cancel('one');
    await other;
    expect(await aborted).toBe(true);
    expect(otherAborted).toBe(false);
    expect(told).toContainEqual(expect.objectContaining({ operation: 'one', finished: true }));
  });

  it('stops with its caller, and says the end even of work that failed', async () => {
    const { told, operations } = setUp();
    const caller = new AbortController();
    caller.abort();
    await operations.run('op', caller.signal, async (signal) => expect(signal.aborted).toBe(true));
    await expect(operations.run('bad', never, async () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(told).toContainEqual(expect.objectContaining({ operation: 'bad', finished: true }));
  });

  it('lists what is under way and how the rest ended, for a window that opens later', async () => {
    const { operations, pass } = setUp();
    await operations.run('good', never, async (_signal, report) => report('embedding', 3, 3), 'models.embed');
    await operations.run('bad', never, () => Promise.reject(new Error('broken'))).catch(() => undefined);
    pass(500);
    let finish = (): void => undefined;
    const waiting = operations.run('long', never, async (_signal, report) => {
      report('reading', 1, 4);
      await new Promise<void>((resolve) => (finish = resolve));
    });
    expect(operations.list()).toMatchObject([
      { operation: 'good', call: 'models.embed', done: 3, total: 3, finished: true, outcome: 'done', error: null },
      { operation: 'bad', finished: true, outcome: 'failed', error: { code: 'internal' } },
      { operation: 'long', stage: 'reading', done: 1, finished: false, outcome: null, startedAt: 500 },
    ]);
    finish();
    await waiting;
    for (let i = 0; i < 30; i++) await operations.run(`more ${i}`, never, () => Promise.resolve());
    expect(operations.list()).toHaveLength(20);
  });

  it('tells a cancellation apart from a failure', async () => {
    const { told, operations } = setUp();
    const work = operations.run('op', never, async (signal) => {
      operations.cancel('op');
      await Promise.resolve();
      signal.throwIfAborted();
    });
    await expect(work).rejects.toThrow();
    expect(told.at(-1)).toMatchObject({ operation: 'op', outcome: 'cancelled', error: null });
  });
});
