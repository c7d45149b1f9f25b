import { describe, expect, it } from 'vitest';
import { shareOf, shareThat } from '../../main/evaluation/shares.ts';

describe('shareOf', () => {
  it('says how sure it is, and nothing of none', () => {
    const { ci, ...counted } = shareOf(0, 26);
    expect(counted).toEqual({ count: 0, of: 26 });
    // z² / (n + z²), the upper end where nothing was seen.
    expect(ci[0]).toBe(0);
    expect(ci[1]).toBeCloseTo(1.959964 ** 2 / (26 + 1.959964 ** 2), 9);
    expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, ci: [0, 1] });
  });
});

it('shareThat counts those that pass', () => {
  expect(shareThat([1, 2, 3, 4], (one) => one > 1)).toMatchObject({ count: 3, of: 4 });
});
