import { describe, expect, it } from 'vitest';
import { Calibration } from '../../main/contract/calibration.ts';
import { createRandom } from '../../main/base/random.ts';
import { evaluateSet } from '../../main/evaluation/evaluate-verification.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { fitSpreadModel } from '../../main/evaluation/spread-model.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import { syntheticSet, syntheticWriter } from './synthetic-set.ts';

const set = syntheticSet(createRandom(5), 12, 8, 6);
const options = { population: 'made for a test', draws: 5, seed: 1 };

describe('fitCalibration', () => {
  it('has a row for each number of references that enough comparisons support, and passes the contract', async () => {
    const calibration = await fitCalibration([set], options);
    expect(Calibration.safeParse(calibration).success).toBe(true);
    // 12 writers × 5 draws × (8 − k) genuine comparisons: 60 with seven references are too few.
    expect(calibration.rows.map(({ references }) => references)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(calibration.rows[0].comparisons).toEqual({ genuine: 12 * 5 * 7, random: 12 * 5 * 11, skilled: 12 * 5 * 6 });
    expect(calibration.writers).toBe(12);
    expect(calibration.population).toBe('made for a test');
    expect(calibration).toMatchObject(await fitSpreadModel(set.writers));
    for (const { genuine, skilled, random, randomMoments } of calibration.rows) {
      for (const percentiles of [genuine, skilled, random]) {
        expect(percentiles).toEqual(percentiles.toSorted((a, b) => a - b));
      }
      expect(genuine[50]).toBeLessThan(skilled[50]);
      expect(skilled[50]).toBeLessThan(random[50]);
      expect(randomMoments.mean).toBeCloseTo(random[50], 1);
      expect(randomMoments.deviation).toBeGreaterThan(0);
    }
  });

  it('takes strangers from their own set, and counts every writer alike', async () => {
    const other = syntheticSet(createRandom(6), 6, 8, 6);
    const both = await fitCalibration([set, other], options);
    expect(both.writers).toBe(18);
    expect(both.rows[0].comparisons.random).toBe(12 * 5 * 11 + 6 * 5 * 5);

    // One hand that varies less, in ever more signatures: its share of the percentiles stays one writer's.
    const random = createRandom(7);
    const steady = syntheticWriter(random, 'steady', 1, 1);
    const repeat = (times: number) => ({
      ...set,
      writers: [...set.writers, { ...steady, genuine: new Array(times).fill(steady.genuine[0]) }],
    });
    const [few, many] = await Promise.all([repeat(4), repeat(12)].map((one) => fitCalibration([one], options)));
    expect(many.rows[0].genuine[4]).toBeCloseTo(few.rows[0].genuine[4], 9);
    expect(many.rows[0].genuine[50]).toBeCloseTo(few.rows[0].genuine[50], 1);
  });

  it('gives thresholds that hold on other writers of the same making', async () => {
    const calibration = await fitCalibration([syntheticSet(createRandom(8), 24, 5, 5)], options);
    const fresh = syntheticSet(createRandom(9), 24, 5, 5);
    const report = await evaluateSet(fresh, calibration, { references: [1, 3], draws: 3, seed: 2 });
    for (const { frr, farSkilled } of report.results) {
      expect(frr).toBeLessThan(100 * defaultPolicy.falseRejection + 4);
      expect(farSkilled).toBeLessThan(100 * defaultPolicy.falseAcceptance + 4);
    }
  });

  it('refuses too few writers, and stops when cancelled', async () => {
    const few = syntheticSet(createRandom(1), 2, 3, 1);
    await expect(fitCalibration([few], options)).rejects.toMatchObject({ code: 'bad-input' });
    const cancelled = fitCalibration([set], { ...options, signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  });
});
