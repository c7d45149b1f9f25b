import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { contrastOf } from '../../main/contract/lab/contrast.ts';
import { meanOverSeeds, studentQuantile } from '../../main/lab/contrast.ts';
import { resultOf } from './small-grid.ts';

describe('contrastOf', () => {
  it('is the interval that Newcombe printed for 56 of 70 against 48 of 80 (1998, method 10)', () => {
    const { difference, interval } = contrastOf([
      { weight: 1, result: resultOf(5, 56, 70) },
      { weight: -1, result: resultOf(5, 48, 80) },
    ]);
    expect(difference).toBeCloseTo(0.2, 10);
    expect(interval[0]).toBeCloseTo(0.0524, 4);
    expect(interval[1]).toBeCloseTo(0.3339, 4);
  });

  it('is the accuracy with its own interval where there is one alone', () => {
    const result = resultOf(5, 90, 100);
    const { difference, interval } = contrastOf([{ weight: 1, result }]);
    expect(difference).toBe(0.9);
    expect(interval[0]).toBeCloseTo(result.ci[0], 12);
    expect(interval[1]).toBeCloseTo(result.ci[1], 12);
  });

  it('turns round with its weights', () => {
    const [a, b] = [resultOf(5, 90, 100), resultOf(5, 70, 100)];
    const there = contrastOf([
      { weight: 1, result: a },
      { weight: -1, result: b },
    ]);
    const back = contrastOf([
      { weight: -1, result: a },
      { weight: 1, result: b },
    ]);
    expect(back.interval).toEqual([-there.interval[1], -there.interval[0]].map((end) => expect.closeTo(end, 12)));
  });

  it('holds the true difference in about 95 of 100 draws', () => {
    const random = createRandom(7);
    const [shares, weights, trials] = [[0.95, 0.9, 0.8, 0.6], [0.5, 0.5, -0.5, -0.5], 400];
    const truth = weights.reduce((sum, weight, i) => sum + weight * shares[i], 0);
    let held = 0;
    for (let draw = 0; draw < 400; draw++) {
      const terms = shares.map((share, i) => {
        const won = Array.from({ length: trials }, () => random.chance(share)).filter(Boolean).length;
        return { weight: weights[i], result: resultOf(5, won, trials) };
      });
      const [low, high] = contrastOf(terms).interval;
      if (low <= truth && truth <= high) held++;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.985);
  });
});

describe('studentQuantile', () => {
  it.each([
    [1, 12.706],
    [2, 4.303],
    [9, 2.262],
    [120, 1.98],
  ])('is what tables print for %s degrees of freedom', (freedom, printed) => {
    expect(studentQuantile(0.975, freedom)).toBeCloseTo(printed, 2);
  });
});

describe('meanOverSeeds', () => {
  it('is the mean give or take t standard errors', () => {
    const { difference, interval } = meanOverSeeds([0.01, 0.02, 0.03]);
    expect(difference).toBeCloseTo(0.02, 12);
    expect(interval[0]).toBeCloseTo(0.02 - (4.3027 * 0.01) / Math.sqrt(3), 5);
    expect(interval[1]).toBeCloseTo(0.02 + (4.3027 * 0.01) / Math.sqrt(3), 5);
  });
});
