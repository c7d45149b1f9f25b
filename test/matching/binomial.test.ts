import { describe, expect, it } from 'vitest';
import { betaShareBelow, upperEnd } from '../../main/matching/binomial.ts';

/** Trapezoids over x^(a−1) (1 − x)^(b−1), for a and b of at least 1. */
function naiveShare(x: number, a: number, b: number, steps = 20_000): number {
  const at = (t: number) => t ** (a - 1) * (1 - t) ** (b - 1);
  const area = (to: number) => {
    const width = to / steps;
    return Array.from({ length: steps }, (_, i) => (width * (at(i * width) + at((i + 1) * width))) / 2).reduce(
      (sum, part) => sum + part,
    );
  };
  return area(x) / area(1);
}

/** Σ C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ for i up to `errors`. */
function chanceOfSoFew(errors: number, trials: number, p: number): number {
  let term = (1 - p) ** trials;
  let sum = term;
  for (let i = 1; i <= errors; i++) {
    term *= ((trials - i + 1) / i) * (p / (1 - p));
    sum += term;
  }
  return sum;
}

describe('betaShareBelow', () => {
  it.each([
    [0.3, 2, 5],
    [0.01, 1, 100],
    [0.9, 7.5, 1.5],
    [0.5, 40, 40],
  ])('is the area under the curve up to %s for %s and %s', (x, a, b) => {
    expect(betaShareBelow(x, a, b)).toBeCloseTo(naiveShare(x, a, b), 5);
  });

  it('is 0 and 1 at the ends', () => {
    expect(betaShareBelow(0, 2, 3)).toBe(0);
    expect(betaShareBelow(1, 2, 3)).toBe(1);
  });
});

describe('upperEnd', () => {
  it('is the share under which so few errors have a chance of 5 %', () => {
    for (const [errors, trials] of [
      [0, 21],
      [1, 20],
      [5, 100],
      [3, 1_000],
    ] as const) {
      expect(chanceOfSoFew(errors, trials, upperEnd(errors, trials))).toBeCloseTo(0.05, 8);
    }
  });

  it('is the rule of three where no error was seen', () => {
    expect(upperEnd(0, 1_000)).toBeCloseTo(3 / 1_000, 4);
    expect(upperEnd(0, 21)).toBeCloseTo(1 - 0.05 ** (1 / 21), 10);
  });

  it('is 1 where everything failed or nothing was tried, and takes fractions in between', () => {
    expect(upperEnd(5, 5)).toBe(1);
    expect(upperEnd(0, 0)).toBe(1);
    expect(upperEnd(1.5, 40)).toBeGreaterThan(upperEnd(1, 40));
    expect(upperEnd(1.5, 40)).toBeLessThan(upperEnd(2, 40));
  });
});
