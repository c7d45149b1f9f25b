import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Calibration } from '../../main/contract/calibration.ts';
import { fitLine, transferCalibration } from '../../main/training/transfer-calibration.ts';

const random = createRandom(17);
const percentiles = (from: number, to: number) => Array.from({ length: 101 }, (_, i) => from + ((to - from) * i) / 100);
const former: Calibration = {
  population: '20 writers',
  writers: 20,
  populationSpread: 0.6,
  rows: [
    {
      references: 3,
      comparisons: { genuine: 200, random: 200, skilled: 200 },
      genuine: percentiles(0, 0.2),
      skilled: percentiles(0.1, 0.4),
      random: percentiles(0.3, 0.6),
      randomMoments: { mean: 0.45, deviation: 0.05 },
    },
  ],
};
const distances = Array.from({ length: 300 }, () => random.between(0, 0.6));

describe('carrying thresholds over', () => {
  it('moves every percentile along the line between the two models', () => {
    const retrained = distances.map((distance) => 0.05 + 1.2 * distance);
    const { rows, populationSpread, population } = transferCalibration(former, { former: distances, retrained }, 0.7);
    expect({ populationSpread, population }).toEqual({ populationSpread: 0.7, population: '20 writers' });
    expect(rows[0].genuine[100]).toBeCloseTo(0.05 + 1.2 * 0.2, 6);
    expect(rows[0].skilled[50]).toBeCloseTo(0.05 + 1.2 * 0.25, 6);
    expect(rows[0].randomMoments.mean).toBeCloseTo(0.05 + 1.2 * 0.45, 6);
    expect(rows[0].randomMoments.deviation).toBeCloseTo(1.2 * 0.05, 6);
  });

  it('leaves a calibration as it is where the models agree', () => {
    const { rows } = transferCalibration(former, { former: distances, retrained: distances }, 0.6);
    rows[0].skilled.forEach((distance, i) => expect(distance).toBeCloseTo(former.rows[0].skilled[i], 9));
  });

  it('refuses models that order comparisons differently, and too few comparisons', () => {
    const retrained = distances.map(() => random.between(0, 0.6));
    const refused = expect.objectContaining({ code: 'refused' });
    expect(() => transferCalibration(former, { former: distances, retrained }, 0.6)).toThrow(refused);
    const few = distances.slice(0, 50);
    expect(() => transferCalibration(former, { former: few, retrained: few }, 0.6)).toThrow(refused);
  });
});

it('fits the line of least squares', () => {
  const { start, slope, correlation } = fitLine({ former: [0, 1, 2, 3], retrained: [1, 3, 4, 6] });
  expect({ start, slope }).toEqual({ start: expect.closeTo(1.1, 9), slope: expect.closeTo(1.6, 9) });
  expect(correlation).toBeCloseTo(0.9923, 4);
});
