import { describe, expect, it } from 'vitest';
import { reliabilityOf } from '../../main/matching/reliability.ts';

describe('reliabilityOf', () => {
  it('sets what was expected beside what was, in tenths', () => {
    const scored = [
      { genuine: [0, 0, 0, 1], impostor: [1, 1] },
      { genuine: [0], impostor: [] },
    ];
    // Probabilities 0.75 and 0.25.
    const bins = reliabilityOf(scored, (distance) => (distance === 0 ? Math.log(3) : -Math.log(3)));
    expect(bins.map(({ expected }) => expected)).toEqual([expect.closeTo(0.25, 9), expect.closeTo(0.75, 9)]);
    // Genuine weigh (1/4)/4 at distance 1, forgeries 1/2.
    expect(bins[0].genuine).toBeCloseTo(0.0625 / 0.5625, 9);
    expect(bins[1].genuine).toBe(1);
    expect(bins.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
  });
});
