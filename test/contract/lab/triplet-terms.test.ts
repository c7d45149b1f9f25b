import { describe, expect, it } from 'vitest';
import {
  allTriplets,
  contrastiveLossOf,
  kindOf,
  meanTripletLoss,
  tallyKinds,
  tripletLossOf,
} from '../../../main/contract/lab/triplet-terms.ts';

describe('the kind of a triplet', () => {
  it.each([
    // positive, negative, margin
    [0.5, 0.4, 0.2, 'hard'],
    [0.5, 0.5, 0.2, 'hard'],
    [0.5, 0.6, 0.2, 'semi-hard'],
    [0.5, 0.75, 0.2, 'easy'],
    [0.5, 0.75, 0.3, 'semi-hard'],
    // Without a margin nothing lies within it.
    [0.5, 0.5001, 0, 'easy'],
  ] as const)('with the positive at %f, the negative at %f, the margin %f: %s', (positive, negative, margin, kind) => {
    expect(kindOf(positive, negative, margin)).toBe(kind);
    expect(tripletLossOf(positive, negative, margin) > 0).toBe(kind !== 'easy');
  });
});

describe('losses of a triplet or a pair', () => {
  it('are the formulas with the numbers put in', () => {
    expect(tripletLossOf(0.8, 0.7, 0.2)).toBeCloseTo(0.3);
    expect(tripletLossOf(0.2, 1.3, 0.2)).toBe(0);
    expect(contrastiveLossOf(0.5, true, 1)).toBeCloseTo(0.25);
    expect(contrastiveLossOf(0.6, false, 1)).toBeCloseTo(0.16);
    expect(contrastiveLossOf(1.1, false, 1)).toBe(0);
  });

  it('are nought at margin 0 where everything is one point, and the margin elsewhere: the trivial solution', () => {
    expect(tripletLossOf(0, 0, 0)).toBe(0);
    expect(tripletLossOf(0, 0, 0.2)).toBeCloseTo(0.2);
  });
});

describe('the triplets of a batch', () => {
  it('are every anchor with every other of its class and every one of others', () => {
    const triplets = allTriplets([0, 0, 1, 1, 1]);
    // 2 pairs × 3 negatives, and 6 pairs × 2.
    expect(triplets).toHaveLength(18);
    expect(triplets).toContainEqual([0, 1, 4]);
    expect(triplets).toContainEqual([4, 2, 0]);
    expect(allTriplets([0, 1, 2])).toEqual([]);
  });

  it('are counted by kind, and averaged over those that break the margin or over all', () => {
    const distances = [0, 0.5, 0.4, 0.6, 0.5, 0, 1, 1, 0.4, 1, 0, 1, 0.6, 1, 1, 0];
    const batch = { size: 4, distances };
    const triplets = [
      [0, 1, 2],
      [0, 1, 3],
      [1, 0, 2],
    ] as const;
    expect(tallyKinds(batch, triplets, 0.2)).toEqual({ easy: 1, 'semi-hard': 1, hard: 1 });
    expect(meanTripletLoss(batch, triplets, 0.2, 'active')).toBeCloseTo((0.3 + 0.1) / 2);
    expect(meanTripletLoss(batch, triplets, 0.2, 'chosen')).toBeCloseTo((0.3 + 0.1) / 3);
    expect(meanTripletLoss(batch, [], 0.2, 'active')).toBe(0);
  });
});
