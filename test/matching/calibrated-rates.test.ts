import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { deviation, mean, quantile } from '../../main/base/vectors.ts';
import {
  falseRejectionAt,
  randomAcceptanceAt,
  randomDistanceAt,
  rowFor,
  shareBelow,
  skilledAcceptanceAt,
} from '../../main/matching/calibrated-rates.ts';
import { normalShareBelow } from '../../main/matching/normal-distribution.ts';
import { calibrationOf, uniformRow } from './synthetic.ts';

const row = uniformRow(1, [0, 1], [0.5, 1.5], [1, 3]);

describe('rowFor', () => {
  const one = uniformRow(1, [0, 0.2], [0.1, 0.5], [0.4, 0.8]);
  const five = uniformRow(5, [0, 0.1], [0.1, 0.4], [0.4, 0.7]);
  const calibration = calibrationOf(five, one);

  it('takes a calibrated row as it is, and the nearest beyond the ends', () => {
    expect(rowFor(calibration, 1)).toEqual(one);
    expect(rowFor(calibration, 5)).toEqual(five);
    expect(rowFor(calibration, 12)).toEqual(five);
    expect(rowFor(calibrationOf(five), 1)).toEqual(five);
  });

  it('interpolates between in 1/k, and claims no more comparisons than the poorer row', () => {
    const share = (1 - 1 / 2) / (1 - 1 / 5);
    const poorer = calibrationOf(one, { ...five, comparisons: { genuine: 7, random: 8, skilled: 9 } });
    const two = rowFor(poorer, 2);
    expect(two.references).toBe(2);
    expect(two.genuine[100]).toBeCloseTo(0.2 + (0.1 - 0.2) * share, 12);
    expect(two.randomMoments.mean).toBeCloseTo(0.6 + (0.55 - 0.6) * share, 12);
    expect(two.comparisons).toEqual({ genuine: 7, random: 8, skilled: 9 });
  });
});

describe('rates', () => {
  it('read the share at or below a distance', () => {
    expect(skilledAcceptanceAt(row, 0.75)).toBeCloseTo(0.25, 12);
    expect(falseRejectionAt(row, 0.75)).toBeCloseTo(0.25, 12);
    expect(skilledAcceptanceAt(row, 0.4)).toBe(0);
    expect(falseRejectionAt(row, 2)).toBe(0);
  });

  it('are inverse to quantile, flat stretches included', () => {
    const marks = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 101, maxLength: 101 });
    fc.assert(
      fc.property(marks, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const percentiles = values.toSorted((a, b) => a - b);
        expect(shareBelow(percentiles, quantile(percentiles, share) + 1e-12)).toBeGreaterThanOrEqual(share - 1e-9);
        expect(quantile(percentiles, shareBelow(percentiles, 15))).toBeLessThanOrEqual(15 + 1e-9);
      }),
    );
  });
});

describe('the tail of random forgeries', () => {
  it('joins the measured part at the first percentile and falls on monotonically', () => {
    const edge = row.random[1];
    expect(randomAcceptanceAt(row, edge)).toBeCloseTo(0.01, 9);
    expect(randomAcceptanceAt(row, edge - 1e-9)).toBeCloseTo(0.01, 6);
    const shares = [0, 0.1, 0.2, 0.4].map((further) => randomAcceptanceAt(row, edge - further));
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares[3]).toBeGreaterThan(0);
  });

  it('is undone by randomDistanceAt, down to one in ten million', () => {
    fc.assert(
      fc.property(fc.double({ min: -7, max: -0.01, noNaN: true }), (exponent) => {
        const share = 10 ** exponent;
        const back = randomAcceptanceAt(row, randomDistanceAt(row, share));
        expect(back / share).toBeCloseTo(1, 4);
      }),
    );
  });

  it('finds the true tail where the distances are normal', () => {
    const random = createRandom(4);
    const sample = Float64Array.from({ length: 20_000 }, () => 0.5 + 0.1 * random.normal()).sort();
    const normal = {
      ...row,
      random: Array.from({ length: 101 }, (_, i) => quantile(sample, i / 100)),
      randomMoments: { mean: mean(sample), deviation: deviation(sample) },
    };
    const truth = normalShareBelow(-3.5);
    const measured = randomAcceptanceAt(normal, 0.5 - 0.35);
    expect(measured / truth).toBeGreaterThan(0.7);
    expect(measured / truth).toBeLessThan(1.4);
  });

  it('has none where all distances were equal', () => {
    const flat = uniformRow(1, [0, 1], [0, 1], [2, 2]);
    expect(randomAcceptanceAt(flat, 1.9)).toBe(0);
    expect(randomDistanceAt(flat, 1e-6)).toBe(2);
  });
});
