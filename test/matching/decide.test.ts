import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../main/matching/compare.ts';
import { decide, evidenceOf, thresholdsFor } from '../../main/matching/decide.ts';
import { falseRejectionAt, skilledAcceptanceAt } from '../../main/matching/calibrated-rates.ts';
import { calibrationOf, uniformRow } from './synthetic.ts';

function comparisonAt(adjustedDistance: number): Comparison {
  const references = [{ specimen: 'only', distance: 0.5 }];
  return { references, meanDistance: 0.5, leastDistance: 0.5, spread: null, adjustedDistance };
}

const policy = { falseAcceptance: 0.05, falseRejection: 0.05, falseIdentification: 0.01 };

/** Overlapping: FAR 5 % at 0.55, FRR 5 % at 0.95. */
const hard = uniformRow(1, [0, 1], [0.5, 1.5], [1, 3]);
/** Nearly apart: FAR 5 % at 1.0, FRR 5 % at 0.95. */
const easy = uniformRow(1, [0, 1], [0.95, 1.95], [2, 3]);

describe('thresholdsFor', () => {
  it('leaves a band where the policy asks for more than the model can', () => {
    const { accept, reject } = thresholdsFor(hard, policy);
    expect(accept).toBeCloseTo(0.55, 9);
    expect(reject).toBeCloseTo(0.95, 9);
  });

  it('puts one threshold at the crossing where the model can do better', () => {
    const { accept, reject } = thresholdsFor(easy, policy);
    // FRR = FAR = 2.5 % at 0.975.
    expect((accept + reject) / 2).toBeCloseTo(0.975, 6);
    expect(reject - accept).toBeCloseTo(1e-3, 9);
  });

  it('weighs the crossing by what the policy allows of each error', () => {
    const { accept } = thresholdsFor(easy, { ...policy, falseAcceptance: 0.04, falseRejection: 0.06 });
    // FAR/4 % = FRR/6 % at FAR 2 %, FRR 3 %: 0.97.
    expect(accept + 5e-4).toBeCloseTo(0.97, 6);
  });

  it('keeps to the policy and never leaves less than the band, whatever the distributions', () => {
    const rate = fc.double({ min: 0, max: 0.5, noNaN: true });
    const start = fc.double({ min: -1, max: 2, noNaN: true });
    fc.assert(
      fc.property(rate, rate, start, (falseAcceptance, falseRejection, from) => {
        const row = uniformRow(1, [0, 1], [from, from + 1], [2, 3]);
        const { accept, reject } = thresholdsFor(row, { ...policy, falseAcceptance, falseRejection });
        expect(skilledAcceptanceAt(row, accept)).toBeLessThanOrEqual(falseAcceptance + 1e-9);
        expect(falseRejectionAt(row, reject)).toBeLessThanOrEqual(falseRejection + 1e-9);
        expect(reject - accept).toBeGreaterThanOrEqual(1e-3 - 1e-12);
      }),
    );
  });
});

describe('decide', () => {
  const calibration = calibrationOf(hard);

  it.each([
    [0.3, 'genuine', null],
    [0.549, 'genuine', null],
    [0.551, 'inconclusive', 'between-thresholds'],
    [0.949, 'inconclusive', 'between-thresholds'],
    [0.951, 'forged', null],
  ])('calls %s %s', (distance, word, reason) => {
    expect(decide(comparisonAt(distance), calibration, policy)).toMatchObject({ word, reason });
  });

  it('says which error rates its thresholds had, also where they are better than the policy asks', () => {
    const { supports, thresholds } = decide(comparisonAt(0), calibrationOf(easy), policy);
    expect(supports?.falseAcceptanceSkilled).toBeCloseTo(0.0245, 6);
    expect(supports?.falseRejection).toBeCloseTo(0.0245, 6);
    expect(supports?.falseAcceptanceRandom).toBeLessThan(0.01);
    expect(thresholds).toEqual(thresholdsFor(easy, policy));
  });
});

describe('evidenceOf', () => {
  it("sets the distances beside the population's for as many references", () => {
    const evidence = evidenceOf(comparisonAt(0.4), calibrationOf(hard, uniformRow(5, [0, 1], [2, 3], [4, 5])));
    expect(evidence).toMatchObject({
      adjustedDistance: 0.4,
      spread: null,
      references: [{ specimen: 'only', distance: 0.5 }],
    });
    expect(evidence.population.skilled.low).toBeCloseTo(0.55, 12);
    expect(evidence.population.skilled.middle).toBeCloseTo(1, 12);
    expect(evidence.population.skilled.high).toBeCloseTo(1.45, 12);
  });
});
