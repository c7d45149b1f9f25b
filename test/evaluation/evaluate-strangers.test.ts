import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { StrangerReport } from '../../main/contract/stranger-report.ts';
import { z } from '../../main/contract/schema.ts';
import { strangersOfSet } from '../../main/evaluation/evaluate-strangers.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { syntheticSet } from './synthetic-set.ts';

const random = createRandom(21);
const calibrated = syntheticSet(random, 20, 14);
const set = syntheticSet(random, 8, 11);
const options = { references: [2, 5, 5, 30], draws: 10, seed: 1 };

describe('strangersOfSet', () => {
  it('finds nearly every stranger among five, names hardly a clean set, and leaves out sizes that nobody has', async () => {
    const calibration = await fitCalibration([calibrated], { population: '-', draws: 5, seed: 1 });
    const report = await strangersOfSet(set, calibration, options);
    expect(z.parse(StrangerReport, report)).toEqual(report);
    expect(report.results.map(({ references }) => references)).toEqual([2, 5]);
    const [two, five] = report.results;
    expect(five.clean.sets).toBe(80);
    expect(five.clean.flagged.value).toBeLessThan(10);
    expect(five.stranger.named.value).toBeGreaterThan(90);
    expect(five.stranger.named.value).toBeLessThanOrEqual(five.stranger.flagged.value);
    expect(five.forgery?.sets).toBe(80);
    // Of two nothing tells which is the wrong one.
    expect(two.stranger.named.value).toBe(0);
    expect(two.stranger.flagged.value).toBeGreaterThan(50);
    expect(await strangersOfSet(set, calibration, options)).toEqual(report);
  });

  it('needs a second writer, and sets of the least size', async () => {
    const calibration = await fitCalibration([calibrated], { population: '-', draws: 1, seed: 1 });
    const alone = { ...set, writers: set.writers.slice(0, 1) };
    const refused = expect.objectContaining({ code: 'bad-input' });
    await expect(strangersOfSet(alone, calibration, options)).rejects.toEqual(refused);
    await expect(strangersOfSet(set, calibration, { ...options, references: [12] })).rejects.toEqual(refused);
  });
});
