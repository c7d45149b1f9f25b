import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Embedded, EmbeddedWriter } from '../../main/evaluation/embedded-set.ts';
import { isWorse, judgeCandidate, referencesFor } from '../../main/training/gate.ts';
import { syntheticSet } from '../evaluation/synthetic-set.ts';

type Writers = readonly EmbeddedWriter<Embedded>[];

/** Writers as a good network sees them. */
const good: Writers = syntheticSet(createRandom(3), 12).writers;

/** The same as a network sees them that cannot tell one person from the next: everybody's signatures dealt out anew. */
const confused: Writers = (() => {
  const dealt = createRandom(4).shuffled(good.flatMap(({ genuine, forged }) => [...genuine, ...forged]));
  let next = 0;
  return good.map(({ name, genuine, forged }) => ({
    name,
    genuine: genuine.map(() => dealt[next++]),
    forged: forged.map(() => dealt[next++]),
  }));
})();
const withoutForgeries = (writers: Writers) => writers.map((writer) => ({ ...writer, forged: [] }));
const same = { active: good, candidate: good };
const judge = (heldOut: { active: Writers; candidate: Writers }, pinned = same) =>
  judgeCandidate({ against: 'active', heldOut, pinned, seed: 1 });

describe('the gate', () => {
  it('lets pass what does the same, and says by how much: not at all', async () => {
    const report = await judge(same);
    expect(report).toMatchObject({ passed: true, objections: [] });
    expect(report.heldOutRandom).toMatchObject({ change: 0, interval: [0, 0], writers: 12 });
    expect(report.heldOutSkilled).toMatchObject({ change: 0 });
  });

  it('objects to what confuses people, on its own writers and on the pinned ones', async () => {
    const worse = { active: good, candidate: confused };
    expect((await judge(worse)).objections).toEqual(['held-out-random', 'held-out-skilled']);
    expect((await judge(same, worse)).objections).toEqual(['pinned-random', 'pinned-skilled']);
  });

  it('gives the paired difference with an interval around it', async () => {
    const { heldOutRandom } = await judge({ active: confused, candidate: good });
    if (!heldOutRandom) throw new Error('there are writers enough');
    const { active, candidate, change, interval } = heldOutRandom;
    expect(change).toBeCloseTo(candidate - active, 9);
    expect(change).toBeLessThan(-5);
    expect(interval[0]).toBeLessThanOrEqual(change);
    expect(interval[1]).toBeGreaterThanOrEqual(change);
    expect(interval[1]).toBeLessThan(0);
  });

  it('says that the skilled error is unknown where there are no forgeries', async () => {
    const report = await judge({ active: withoutForgeries(good), candidate: withoutForgeries(confused) });
    expect(report.heldOutSkilled).toBeNull();
    expect(report.objections).toEqual(['held-out-random']);
  });

  it('says nothing of too few writers', async () => {
    const few = { active: good.slice(0, 4), candidate: confused.slice(0, 4) };
    expect(await judge(few)).toMatchObject({ heldOutRandom: null, heldOutSkilled: null, passed: true });
  });

  it('calls worse what is worse beyond chance, or by more than a point', () => {
    const change = { active: 5, candidate: 5.4, change: 0.4, writers: 20 };
    expect(isWorse({ ...change, interval: [-0.2, 1] })).toBe(false);
    expect(isWorse({ ...change, interval: [0.1, 1] })).toBe(true);
    expect(isWorse({ ...change, change: 1.2, interval: [-3, 4] })).toBe(true);
    expect(isWorse({ ...change, change: -2, interval: [-4, 1] })).toBe(false);
  });

  it('takes as many references as half of the writers allow, five at most', () => {
    const writer = (genuine: number) => ({ name: '', genuine: good[0].genuine.slice(0, genuine), forged: [] });
    expect(referencesFor([writer(2), writer(3), writer(4)])).toBe(2);
    expect(referencesFor(good)).toBeLessThanOrEqual(5);
    expect(referencesFor([])).toBe(1);
  });
});
