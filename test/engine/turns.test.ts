import { describe, expect, it } from 'vitest';
import { createTurns } from '../../main/engine/turns.ts';

/** A promise that is kept from outside. */
function later<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((keep, fail) => ([resolve, reject] = [keep, fail]));
  return { promise, resolve, reject };
}

const pause = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('are settled in the order they were taken, however long their preparation', async () => {
    const turns = createTurns();
    const settled: string[] = [];
    const [slow, quick] = [later<string>(), later<string>()];
    const settle = (text: string) => Promise.resolve(settled.push(text));
    const both = [turns.take('one', () => slow.promise, settle), turns.take('one', () => quick.promise, settle)];
    quick.resolve('second');
    await pause();
    expect(settled).toEqual([]);
    slow.resolve('first');
    await Promise.all(both);
    expect(settled).toEqual(['first', 'second']);
  });

  it('of another name wait for nobody', async () => {
    const turns = createTurns();
    const slow = later<string>();
    const waiting = turns.take(
      'one',
      () => slow.promise,
      (text) => Promise.resolve(text),
    );
    expect(
      await turns.take(
        'other',
        () => Promise.resolve('done'),
        (text) => Promise.resolve(text),
      ),
    ).toBe('done');
    slow.resolve('done too');
    expect(await waiting).toBe('done too');
  });

  it('that fail let the next ones have theirs, and not before their time', async () => {
    const turns = createTurns();
    const settled: string[] = [];
    const settle = (text: string) => Promise.resolve(settled.push(text));
    const first = later<string>();
    const work = [
      turns.take('one', () => first.promise, settle),
      turns.take('one', () => Promise.reject(new Error('unreadable')), settle),
      turns.take('one', () => Promise.resolve('third'), settle),
    ];
    await expect(work[1]).rejects.toThrow('unreadable');
    await pause();
    expect(settled).toEqual([]);
    first.resolve('first');
    await Promise.all([work[0], work[2]]);
    expect(settled).toEqual(['first', 'third']);
  });
});
