import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LikelihoodRatio, ratioOf, statementOf } from '../../main/contract/likelihood.ts';
import { rowFor } from '../../main/matching/calibrated-rates.ts';
import { likelihoodLines, likelihoodRatioAt } from '../../main/matching/likelihood-ratio.ts';
import { calibrationOf, uniformRow } from './synthetic.ts';

const one = uniformRow(1, [0, 1], [0.5, 1.5], [1, 3]);
const five = uniformRow(5, [0, 0.5], [0.5, 1.5], [1, 3]);
const calibration = calibrationOf(one, five);

describe('likelihoodRatioAt', () => {
  it('passes the contract, falls with the distance and keeps within its cap', () => {
    const distance = fc.double({ min: -2, max: 4, noNaN: true });
    fc.assert(
      fc.property(distance, distance, fc.integer({ min: 1, max: 12 }), (a, b, references) => {
        const row = rowFor(calibration, references);
        const [near, far] = [likelihoodRatioAt(row, Math.min(a, b)), likelihoodRatioAt(row, Math.max(a, b))];
        expect(LikelihoodRatio.safeParse(near).success).toBe(true);
        for (const alternative of ['skilled', 'random'] as const) {
          expect(near[alternative].log10).toBeGreaterThanOrEqual(far[alternative].log10);
          expect(Math.abs(near[alternative].log10)).toBeLessThanOrEqual(near[alternative].cap);
        }
      }),
    );
  });

  it('is even where both kinds are as frequent, and larger against somebody else than against a forger', () => {
    const { skilled, random } = likelihoodRatioAt(one, 0.75);
    expect(skilled.log10).toBeCloseTo(0, 1);
    expect(random.log10).toBeGreaterThan(skilled.log10);
  });

  it('claims no more than the writers bear out: of n the next may be the first exception', () => {
    const few = { ...one, writers: { genuine: 30, random: 30, skilled: 9 } };
    const { skilled, random, writers } = likelihoodRatioAt(few, -5);
    expect(skilled).toEqual({ log10: 1, cap: 1 });
    expect(random).toEqual({ log10: Math.log10(31), cap: Math.log10(31) });
    expect(writers).toBe(9);
    expect(likelihoodRatioAt(few, 5).skilled.log10).toBe(-1);
  });

  it('is divided by the number of forms that a forger had to choose from', () => {
    const alone = likelihoodRatioAt(one, 0.6).skilled.log10;
    expect(likelihoodRatioAt(one, 0.6, 3).skilled.log10).toBeCloseTo(alone - Math.log10(3), 12);
  });

  it('lies between its neighbours for a number of references between theirs', () => {
    const slopes = [1, 3, 5].map((references) => likelihoodLines(rowFor(calibration, references)).skilled.slope);
    expect(slopes[1]).toBeGreaterThan(slopes[0]);
    expect(slopes[1]).toBeLessThan(slopes[2]);
  });
});

describe('statementOf', () => {
  it.each([
    [0, 'none', null],
    [Math.log10(1.9), 'none', null],
    [Math.log10(2), 'limited', 'signatory'],
    [-Math.log10(9.9), 'limited', 'alternative'],
    [1, 'moderate', 'signatory'],
    [-2, 'moderately-strong', 'alternative'],
    [3.5, 'strong', 'signatory'],
    [-4, 'very-strong', 'alternative'],
    [9, 'very-strong', 'signatory'],
  ] as const)('calls 10^%s %s', (log10, strength, favours) => {
    expect(statementOf({ log10, cap: 10 })).toEqual({ strength, favours, isCapped: false });
  });

  it('says where the data end', () => {
    expect(statementOf({ log10: -1.3, cap: 1.3 })).toEqual({
      strength: 'moderate',
      favours: 'alternative',
      isCapped: true,
    });
    expect(ratioOf({ log10: -1.3, cap: 1.3 })).toBeCloseTo(10 ** 1.3, 9);
  });
});
