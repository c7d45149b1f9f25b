import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalibrationRow } from '../../../main/contract/calibration.ts';
import {
  acceptanceCurve,
  densityOf,
  rejectionCurve,
  spanning,
  spanOf,
  tradeOff,
} from '../../../renderer/charts/calibration-curves.ts';
import { linearScale, logScale } from '../../../renderer/charts/scale.ts';
import { heightAt, toCsv } from '../../../renderer/charts/series.ts';

const even = (low: number, high: number) => Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);
const row: CalibrationRow = {
  references: 5,
  comparisons: { genuine: 1, skilled: 1, random: 1 },
  genuine: even(0, 1),
  skilled: even(0.5, 1.5),
  random: even(1, 2),
  randomMoments: { mean: 1.5, deviation: 0.3 },
};

describe('scales', () => {
  it('place values and name round ones', () => {
    const scale = linearScale(-0.13, 0.68);
    expect(scale.place(-0.13)).toBe(0);
    expect(scale.value(scale.place(0.3))).toBeCloseTo(0.3);
    expect(scale.ticks).toEqual([0, 0.2, 0.4, 0.6]);
    expect(linearScale(0, 0).ticks).toEqual([0]);
  });

  it('of powers give equal room to equal factors', () => {
    const scale = logScale(0.01, 1);
    expect(scale.place(0.1)).toBeCloseTo(0.5);
    expect(scale.place(0)).toBe(0);
    expect(scale.ticks).toEqual([0.01, 0.02, 0.05, 0.1, 0.2, 0.5]);
  });
});

describe('lines', () => {
  it('are read between their points, and say nothing beyond them', () => {
    const points = [
      [0, 1],
      [1, 3],
      [2, 3],
    ] as const;
    expect([-1, 0, 0.5, 2, 2.1].map((x) => heightAt(points, x))).toEqual([null, 1, 2, 3, null]);
  });

  it('are saved as a table of everybody’s places', () => {
    const csv = toCsv('x', [
      {
        name: 'a "b"',
        colour: 'ink',
        points: [
          [0, 1],
          [2, 5],
        ],
      },
      { name: 'c', colour: 'ink', points: [[1, 7]] },
    ]);
    expect(csv).toBe('"x","a ""b""","c"\r\n0,1,\r\n1,3,7\r\n2,5,\r\n');
  });
});

describe('calibration curves', () => {
  it('hold the whole of a distribution: the density sums to one', () => {
    const points = densityOf(even(0, 1), -1, 2, 400);
    const width = points[1][0] - points[0][0];
    expect(points.reduce((sum, [, y]) => sum + y * width, 0)).toBeCloseTo(1, 2);
    expect(heightAt(points, 0.5)).toBeCloseTo(1, 1);
    expect(heightAt(points, -0.8)).toBeLessThan(0.01);
  });

  it('tell the error rates at a threshold', () => {
    expect(heightAt(rejectionCurve(row), 0.8)).toBeCloseTo(0.2);
    expect(heightAt(acceptanceCurve(row.skilled), 0.8)).toBeCloseTo(0.3);
    expect(spanning(acceptanceCurve(row.skilled), 0, 2).at(0)).toEqual([0, 0]);
    expect(spanning(acceptanceCurve(row.skilled), 0, 2).at(-1)).toEqual([2, 1]);
  });

  it('trade one error for the other', () => {
    const points = tradeOff(row, 0.01);
    // At 0.8: 30 % of forgeries accepted, 20 % of genuine ones rejected.
    expect(heightAt(points, 0.3)).toBeCloseTo(0.2);
    expect(points.every(([, y], i) => i === 0 || y <= points[i - 1][1])).toBe(true);
  });

  it('of the shipped model keep genuine signatures nearer than forgeries', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../../resources/model/manifest.json', import.meta.url), 'utf8'),
    ) as { calibration: { rows: CalibrationRow[] } };
    for (const one of manifest.calibration.rows) {
      const [low, high] = spanOf(one);
      expect(high).toBeGreaterThan(low);
      const peak = (percentiles: readonly number[]) =>
        densityOf(percentiles, low, high).reduce((best, point) => (point[1] > best[1] ? point : best))[0];
      expect(peak(one.genuine)).toBeLessThan(peak(one.skilled));
      expect(peak(one.skilled)).toBeLessThan(peak(one.random));
    }
  });
});
