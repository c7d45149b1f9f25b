import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../main/contract/calibration.ts';
import { oneIn, SetErrors } from '../../main/contract/reference-sets.ts';
import { thresholdsFor } from '../../main/matching/decide.ts';
import { rowFor } from '../../main/matching/calibrated-rates.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import { equalErrorOf, errorsWithOneMore, setErrorsOf } from '../../main/matching/set-errors.ts';
import { calibrationOf, uniformRow } from './synthetic.ts';

/** Genuine 0 … 1; forgeries from 0.5 with one reference, from 0.8 with four. */
const plain = calibrationOf(uniformRow(1, [0, 1], [0.5, 1.5], [1, 3]), uniformRow(4, [0, 1], [0.8, 1.8], [1, 3]));
const calibration: Calibration = {
  ...plain,
  sets: {
    slopes: { genuine: 0.5, skilled: -0.5 },
    rows: [
      { references: 1, spread: null, equalError: [0.2, 0.3] },
      { references: 4, spread: { mean: 0.6, deviation: 0.1, most: 0.9 }, equalError: [0.08, 0.15] },
    ],
  },
};
const errors = (references: number, spread: number | null) =>
  setErrorsOf({ references, spread }, calibration, defaultPolicy);

describe('equalErrorOf', () => {
  it('is the rate at which both errors are alike', () => {
    expect(equalErrorOf(plain.rows[0])).toBeCloseTo(0.25, 6);
    expect(equalErrorOf(plain.rows[1])).toBeCloseTo(0.1, 6);
    expect(equalErrorOf(uniformRow(1, [0, 1], [2, 3], [4, 5]))).toBeCloseTo(0, 6);
  });
});

describe('setErrorsOf', () => {
  it('marks a single specimen weak, and tells its rates all the same', () => {
    const single = errors(1, null);
    expect(single).toMatchObject({ references: 1, weak: true, consistency: 'unknown' });
    expect(single.equalError).toBeCloseTo(0.25, 6);
    expect(single.interval).toEqual([expect.closeTo(0.2, 6), expect.closeTo(0.3, 6)]);
    expect(SetErrors.safeParse(single).success).toBe(true);
  });

  it('expects more errors of a set that differs more, fewer of one that agrees more', () => {
    const [tight, usual, wide] = [0.5, 0.6, 0.7].map((spread) => errors(4, spread));
    expect([tight, usual, wide].map(({ consistency }) => consistency)).toEqual(['tight', 'usual', 'wide']);
    // A deviation of spread moves both distributions by 0.05: they overlap by 0.2 ± 0.1.
    expect(tight.equalError).toBeCloseTo(0.05, 6);
    expect(usual.equalError).toBeCloseTo(0.1, 6);
    expect(wide.equalError).toBeCloseTo(0.15, 6);
    expect(wide.policy.forgeriesPass).toBeGreaterThan(usual.policy.forgeriesPass);
    expect(wide.policy.genuineFail).toBeGreaterThan(usual.policy.genuineFail);
  });

  it('does not follow the line beyond the sets it was found on', () => {
    expect(errors(4, 5).equalError).toBe(errors(4, 0.8).equalError);
  });

  it('keeps the interval’s proportion, and the rate within it', () => {
    const wide = errors(4, 0.7);
    expect(wide.interval).toEqual([expect.closeTo(0.12, 6), expect.closeTo(0.225, 6)]);
  });

  it('says what today’s thresholds come to', () => {
    const { policy } = errors(4, 0.6);
    const { accept, reject } = thresholdsFor(rowFor(calibration, 4), defaultPolicy);
    expect(policy.forgeriesPass).toBeCloseTo(accept - 0.8, 6);
    expect(policy.genuineFail).toBeCloseTo(1 - reject, 6);
    expect(policy.genuineOpen).toBeCloseTo(reject - accept, 6);
    expect(policy.forgeriesOpen).toBeCloseTo(reject - accept, 6);
  });

  it('falls back on the number of specimens alone where sets were not told apart', () => {
    const old = setErrorsOf({ references: 4, spread: 0.9 }, plain, defaultPolicy);
    expect(old).toMatchObject({ consistency: 'unknown', interval: null });
    expect(old.equalError).toBeCloseTo(0.1, 6);
  });
});

describe('errorsWithOneMore', () => {
  it('is the set with one more of the same spread, as far as that was measured', () => {
    const three = errorsWithOneMore({ references: 3, spread: 0.6 }, calibration, defaultPolicy);
    expect(three).toEqual(errors(4, 0.6));
    expect(errorsWithOneMore({ references: 4, spread: 0.6 }, calibration, defaultPolicy)).toBeNull();
  });
});

describe('oneIn', () => {
  it('rounds to what was measured', () => {
    expect([0.5, 1 / 12, 0.0476, 0.03, 0.0041, 0].map(oneIn)).toEqual([2, 12, 20, 35, 240, 1000]);
  });
});
