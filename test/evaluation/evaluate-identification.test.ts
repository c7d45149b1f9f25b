import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { IdentificationReport } from '../../main/contract/identification-report.ts';
import { z } from '../../main/contract/schema.ts';
import { identificationOfSet } from '../../main/evaluation/evaluate-identification.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { syntheticSet } from './synthetic-set.ts';

const random = createRandom(31);
const traits = { aspect: 2, stroke: 2, density: 0.1, length: 3, pieces: 2, lettering: 1 };
const looked = (set: ReturnType<typeof syntheticSet>) => ({
  ...set,
  writers: set.writers.map((writer) => ({
    ...writer,
    genuine: writer.genuine.map((one) => ({ ...one, traits: { ...traits, aspect: random.between(1.9, 2.1) } })),
  })),
});
const calibrated = looked(syntheticSet(random, 16, 10));
const set = looked(syntheticSet(random, 8, 8));
const options = { references: [3, 3, 30], probes: 4, seed: 1 };

describe('identificationOfSet', () => {
  it('counts right and wrong names, none, and strangers, each signature once', async () => {
    const calibration = await fitCalibration([calibrated], { population: '-', draws: 3, seed: 1 });
    const report = await identificationOfSet(set, calibration, options);
    expect(z.parse(IdentificationReport, report)).toEqual(report);
    expect(report.results).toHaveLength(1);
    const [{ references, people, enrolled, strangers }] = report.results;
    expect([references, people, enrolled.signatures, strangers.signatures]).toEqual([3, 8, 32, 32]);
    const { right, wrong, unknown, takenBack } = enrolled;
    expect(right.value).toBeGreaterThan(70);
    expect(wrong.value).toBeLessThan(10);
    expect(right.value + wrong.value + unknown.value + takenBack.value).toBeCloseTo(100, 8);
    expect(strangers.named.value).toBeLessThan(10);
    expect(strangers.named.value + strangers.unknown.value + strangers.takenBack.value).toBeCloseTo(100, 8);
    expect(await identificationOfSet(set, calibration, options)).toEqual(report);
  });

  it('takes back what is unlike the calibration, as an identification does', async () => {
    const calibration = await fitCalibration([calibrated], { population: '-', draws: 3, seed: 1 });
    const [odd, ...others] = set.writers;
    const long = { ...odd, genuine: odd.genuine.map((one) => ({ ...one, traits: { ...traits, length: 900 } })) };
    const { results } = await identificationOfSet({ ...set, writers: [long, ...others] }, calibration, options);
    const before = await identificationOfSet(set, calibration, options);
    // One writer of eight.
    expect(results[0].enrolled.takenBack.value).toBeGreaterThanOrEqual(12.5);
    expect(before.results[0].enrolled.takenBack.value).toBeLessThan(12.5);
    expect(results[0].strangers.takenBack.value).toBeGreaterThanOrEqual(12.5);
  });

  it('needs two writers with a signature more than specimens', async () => {
    const calibration = await fitCalibration([calibrated], { population: '-', draws: 3, seed: 1 });
    const refused = expect.objectContaining({ code: 'bad-input' });
    await expect(identificationOfSet(set, calibration, { ...options, references: [8] })).rejects.toEqual(refused);
  });
});
