import { describe, expect, it } from 'vitest';
import { say } from '../../main/contract/phrase.ts';
import {
  asAbandoned,
  createOneUnderWay,
  requirePaused,
  requireUnderWay,
  type WorkRecord,
  type WorkUnderWay,
} from '../../main/engine/one-under-way.ts';

const record = (id: string, state: WorkRecord['state'] = 'running'): WorkRecord => ({ id, state, remainingMs: 5 });

function work(id: string) {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const abandoned: string[] = [];
  const told: WorkUnderWay<WorkRecord> = { record: () => record(id), abandon: () => abandoned.push(id), over };
  return { ...told, abandoned, end: resolve };
}

describe('one thing under way', () => {
  it('is newer than what is stored, which else stands still', () => {
    const underWay = createOneUnderWay();
    underWay.begin(work('a'));
    expect(underWay.asItStands(record('a', 'preparing'))).toEqual(record('a'));
    expect(underWay.asItStands(record('b'))).toEqual({ id: 'b', state: 'paused', remainingMs: null });
    expect(asAbandoned(record('c', 'finished'))).toEqual(record('c', 'finished'));
    expect([underWay.of('a') !== null, underWay.of('b')]).toEqual([true, null]);
  });

  it('is none when it is over, and what began meanwhile stays', async () => {
    const underWay = createOneUnderWay();
    const [first, second] = [work('a'), work('b')];
    let ends = 0;
    underWay.begin(first, () => ends++);
    first.end();
    await first.over;
    await Promise.resolve();
    expect([underWay.current(), ends]).toEqual([null, 1]);
    underWay.begin(first);
    underWay.begin(second);
    await Promise.resolve();
    expect(underWay.current()).toBe(second);
  });

  it('stands still at once when it is let go, which is told once', async () => {
    const underWay = createOneUnderWay();
    const one = work('a');
    let ends = 0;
    underWay.begin(one, () => ends++);
    underWay.letGo('b');
    expect(one.abandoned).toEqual([]);
    underWay.letGo('a');
    expect(one.abandoned).toEqual(['a']);
    expect([underWay.asItStands(record('a')).state, ends]).toEqual(['paused', 1]);
    one.end();
    await one.over;
    await Promise.resolve();
    expect(ends).toBe(1);
  });

  it('is refused in its own words where it is not what is asked for', () => {
    expect(() => requirePaused(record('a'), say`Not paused.`)).toThrow('Not paused.');
    expect(requirePaused(record('a', 'paused'), say`Not paused.`).id).toBe('a');
    expect(() => requireUnderWay(null, record('a', 'finished'), say`Not under way.`)).toThrow('Not under way.');
  });
});
