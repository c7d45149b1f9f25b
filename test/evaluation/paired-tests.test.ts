import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { normalShareBelow } from '../../main/matching/normal-distribution.ts';
import { signTest, testPairs, wilcoxon } from '../../main/evaluation/paired-tests.ts';

describe('signTest', () => {
  it.each([
    // 2 · (C(10,8) + C(10,9) + C(10,10)) / 2^10
    [8, 2, 112 / 1024],
    [10, 0, 2 / 1024],
    [5, 5, 1],
    [0, 0, 1],
    [1, 0, 1],
  ])('gives %i against %i exactly', (greater, less, p) => {
    expect(signTest(greater, less)).toBeCloseTo(p, 12);
    expect(signTest(less, greater)).toBeCloseTo(p, 12);
  });

  it('does not overflow over many pairs', () => {
    expect(signTest(600, 400)).toBeGreaterThan(0);
    expect(signTest(600, 400)).toBeLessThan(1e-9);
  });
});

describe('wilcoxon', () => {
  it('agrees with a worked example, ties included', () => {
    // Ranks of |d|: 1.5, 1.5, 3, 4, 5.5, 5.5, 7, 8; those of the positive sum to 31.5; mean 18, variance 51 − 12/48.
    expect(wilcoxon([1, -1, -1.5, 3, 4, 4, 5, 6])).toBeCloseTo(2 * normalShareBelow(-13.5 / Math.sqrt(50.75)), 9);
    expect(wilcoxon([1, -1, -1.5, 3, 4, 4, 5, 6])).toBeCloseTo(0.0581, 4);
  });

  it('calls chance about as often as it should', () => {
    const random = createRandom(8);
    const low = Array.from({ length: 400 }, () => wilcoxon(Array.from({ length: 30 }, () => random.normal()))).filter(
      (p) => p < 0.05,
    );
    expect(low.length / 400).toBeGreaterThan(0.015);
    expect(low.length / 400).toBeLessThan(0.1);
  });

  it('sees a shift, and none where there is nothing', () => {
    const random = createRandom(3);
    expect(wilcoxon(Array.from({ length: 60 }, () => random.normal() + 0.8))).toBeLessThan(1e-4);
    expect(wilcoxon([])).toBe(1);
  });
});

describe('testPairs', () => {
  it('counts which of two is greater and leaves out what is equal', () => {
    expect(testPairs([1, 2, 3, 4], [0, 3, 3, 1])).toMatchObject({ greater: 2, less: 1 });
  });
});
