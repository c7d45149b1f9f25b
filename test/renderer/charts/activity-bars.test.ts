import { describe, expect, it } from 'vitest';
import { barsOf, totalsOf } from '../../../renderer/charts/activity-bars.ts';

const counts = (changes: object) => ({ genuine: 0, inconclusive: 0, forged: 0, identified: 0, unknown: 0, ...changes });

describe('the bars of some days', () => {
  it('put an identified writer with the genuine, and leave no case out', () => {
    const bars = barsOf([
      { start: 0, counts: counts({ genuine: 2, identified: 3, unknown: 1 }) },
      { start: 1, counts: counts({ forged: 4, inconclusive: 5 }) },
    ]);
    expect(bars.map(({ total }) => total)).toEqual([6, 9]);
    expect(totalsOf(bars)).toEqual({ genuine: 5, inconclusive: 5, forged: 4, unknown: 1 });
  });
});
