import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../main/contract/calibration.ts';
import { policyRates, policyRefusals } from '../../main/matching/policy-rates.ts';
import { uniformRow } from './synthetic.ts';

/** Genuine distances even over 0 to 1, forgeries over `far` to `far` + 1. */
const row = (references: number, far: number) => uniformRow(references, [0, 1], [far, far + 1], [far + 1, far + 2]);

const calibration: Calibration = {
  population: 'made up',
  writers: 2,
  populationSpread: 0,
  rows: [row(5, 0.9), row(1, 0.5)],
};

describe('what a policy comes to', () => {
  it('is its own error rates, and the share left between them, fewest references first', () => {
    const [one, five] = policyRates(calibration, { falseAcceptance: 0.1, falseRejection: 0.2, falseIdentification: 0 });
    expect([one.references, five.references]).toEqual([1, 5]);
    // accept = 0.5 + 0.1, reject = 1 − 0.2.
    expect(one.thresholds.accept).toBeCloseTo(0.6);
    expect(one.thresholds.reject).toBeCloseTo(0.8);
    expect(one.falseAcceptanceSkilled).toBeCloseTo(0.1);
    expect(one.falseRejection).toBeCloseTo(0.2);
    expect(one.inconclusiveGenuine).toBeCloseTo(0.2);
    expect(one.inconclusiveSkilled).toBeCloseTo(0.2);
    expect(one.falseAcceptanceRandom).toBeLessThan(0.001);
    // With five, accept would lie above reject: one threshold, nothing in between but the least band.
    expect(five.inconclusiveGenuine).toBeLessThan(0.002);
  });

  it('leaves more to people the stricter it is', () => {
    const share = (rate: number) =>
      policyRates(calibration, { falseAcceptance: rate, falseRejection: rate, falseIdentification: 0 })[0]
        .inconclusiveGenuine;
    expect(share(0.01)).toBeGreaterThan(share(0.05));
    expect(share(0.05)).toBeGreaterThan(share(0.2));
  });
});

describe('a policy that the data do not bear out', () => {
  /** Without a single error seen, up to 4 % of forgeries may pass with one specimen, up to 2 % with five. */
  const bounded = (least: number, one: (typeof calibration.rows)[number]) => ({
    ...one,
    writers: { genuine: 30, random: 30, skilled: 21 },
    upperEnds: {
      falseAcceptance: Array.from({ length: 101 }, (_, i) => Math.min(1, least + i / 100)),
      falseRejection: Array.from({ length: 101 }, (_, i) => 1 - i / 100),
    },
  });
  const sparse = { ...calibration, rows: [bounded(0.02, row(5, 0.9)), bounded(0.04, row(1, 0.5))] };
  const asked = (falseAcceptance: number) => ({ falseAcceptance, falseRejection: 0.2, falseIdentification: 0.01 });

  it('is told with the smallest rate they do, and where they fall short', () => {
    expect(policyRefusals(sparse, asked(0.01))).toEqual([
      { rate: 'falseAcceptance', asked: 0.01, least: 0.04, references: 1, writers: 21 },
    ]);
    expect(policyRefusals(sparse, asked(0.04))).toEqual([]);
    expect(policyRates(sparse, asked(0.04)).map(({ least }) => least.falseAcceptance)).toEqual([0.04, 0.02]);
  });

  it('is held to what may be at most, not to what was seen', () => {
    const [one] = policyRates(sparse, asked(0.1));
    expect(one.atMost.falseAcceptanceSkilled).toBeCloseTo(0.1, 9);
    expect(one.falseAcceptanceSkilled).toBeCloseTo(0.06, 9);
  });

  it('falls back, where it was saved under another model, on the distance within which nothing was seen', () => {
    const [one] = policyRates(sparse, asked(0.01));
    expect(one.thresholds.accept).toBe(0.5);
    expect(one.falseAcceptanceSkilled).toBe(0);
    expect(one.atMost.falseAcceptanceSkilled).toBeCloseTo(0.04, 9);
  });

  it('counts each writer of an older calibration for one comparison', () => {
    const { upperEnds: _ends, writers: _writers, ...older } = row(1, 0.5);
    const [refusal] = policyRefusals({ ...calibration, writers: 21, rows: [older] }, asked(0.1));
    // The rule of three, exactly: 1 − 0.05^(1/21).
    expect(refusal).toMatchObject({ writers: 21, references: 1 });
    expect(refusal.least).toBeCloseTo(1 - 0.05 ** (1 / 21), 9);
  });
});
