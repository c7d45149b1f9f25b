import { describe, expect, it } from 'vitest';
import type { Calibration, CalibrationRow } from '../../main/contract/calibration.ts';
import { policyRates } from '../../main/matching/policy-rates.ts';

const even = (low: number, high: number) => Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);

/** Genuine distances even over 0 to 1, forgeries over `far` to `far` + 1. */
function row(references: number, far: number): CalibrationRow {
  return {
    references,
    comparisons: { genuine: 100, random: 100, skilled: 100 },
    genuine: even(0, 1),
    skilled: even(far, far + 1),
    random: even(far + 1, far + 2),
    randomMoments: { mean: far + 1.5, deviation: 0.3 },
  };
}

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
