import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile, normalShareBelow } from '../../main/matching/normal-distribution.ts';

describe('the normal distribution', () => {
  // From tables printed to these digits (Abramowitz and Stegun 26.2).
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.96, 0.02499789514822],
    [-3, 0.00134989803163],
    [-3.0001, 0.00134945489],
    [-5, 2.866515719e-7],
    [-10, 7.619853024e-24],
    [4, 0.999968328758167],
  ])('has at %s the share %s below', (x, share) => {
    expect(normalShareBelow(x) / share).toBeCloseTo(1, 6);
  });

  it('rises without a step where series and continued fraction meet', () => {
    expect(normalShareBelow(-3 - 1e-12) / normalShareBelow(-3 + 1e-12)).toBeCloseTo(1, 9);
    expect(normalShareBelow(3 - 1e-12)).toBeCloseTo(normalShareBelow(3 + 1e-12), 12);
  });

  it('is undone by its quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 5, noNaN: true }), (x) => {
        expect(normalQuantile(normalShareBelow(x))).toBeCloseTo(x, 6);
      }),
    );
  });
});
