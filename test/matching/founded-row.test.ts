import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptanceAtMost,
  acceptWithin,
  foundedRow,
  leastClaims,
  rejectionAtMost,
  rejectWithin,
} from '../../main/matching/founded-row.ts';
import { upperEnd } from '../../main/matching/binomial.ts';
import { uniformRow } from './synthetic.ts';

const { writers: _writers, upperEnds: _ends, ...older } = uniformRow(3, [0, 1], [0.5, 1.5], [2, 3]);
const cautious = foundedRow(older, { writers: 20 });

describe('a row from before upper ends were kept', () => {
  it('gets them as if every writer had left one comparison', () => {
    expect(cautious.writers).toEqual({ genuine: 20, random: 20, skilled: 20 });
    expect(cautious.upperEnds.falseAcceptance[10]).toBeCloseTo(upperEnd(2, 20), 12);
    expect(cautious.upperEnds.falseRejection[90]).toBeCloseTo(upperEnd(2, 20), 12);
    expect(leastClaims(cautious)).toEqual({ falseAcceptance: upperEnd(0, 20), falseRejection: upperEnd(0, 20) });
  });

  it('is left alone where it has its own', () => {
    const known = uniformRow(3, [0, 1], [0.5, 1.5], [2, 3]);
    expect(foundedRow(known, { writers: 20 })).toEqual(known);
  });
});

describe('upper ends', () => {
  it('hold at the distance that is found for a rate, and no further on', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.14, max: 0.99, noNaN: true }), (rate) => {
        const accept = acceptWithin(cautious, rate) ?? NaN;
        expect(acceptanceAtMost(cautious, accept)).toBeCloseTo(rate, 9);
        const reject = rejectWithin(cautious, rate) ?? NaN;
        expect(rejectionAtMost(cautious, reject)).toBeCloseTo(rate, 9);
      }),
    );
  });

  it('are no rate at all where the data bear none out', () => {
    const { falseAcceptance } = leastClaims(cautious);
    expect(acceptWithin(cautious, falseAcceptance - 0.01)).toBeNull();
    expect(rejectWithin(cautious, falseAcceptance - 0.01)).toBeNull();
    expect(acceptWithin(cautious, falseAcceptance)).toBeCloseTo(0.5, 9);
    expect(acceptWithin(cautious, 1)).toBe(1.5);
  });

  it('stay at their ends beyond what was measured', () => {
    expect(acceptanceAtMost(cautious, -1)).toBe(leastClaims(cautious).falseAcceptance);
    expect(acceptanceAtMost(cautious, 9)).toBe(1);
    expect(rejectionAtMost(cautious, 9)).toBe(leastClaims(cautious).falseRejection);
    expect(rejectionAtMost(cautious, -1)).toBe(1);
  });
});
