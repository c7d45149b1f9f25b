import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { fitLogOdds, softplus } from '../../main/matching/logistic.ts';

const draw = (seed: number, centre: number, deviation: number, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => centre + deviation * random.normal());
};

/** Mean loss of both kinds, without the ridge. */
function loss(near: readonly number[], far: readonly number[], { offset, slope }: { offset: number; slope: number }) {
  const of = (distances: readonly number[], sign: number) =>
    distances.reduce((sum, distance) => sum + softplus(sign * (offset - slope * distance)), 0) / distances.length;
  return (of(near, -1) + of(far, 1)) / 2;
}

describe('fitLogOdds', () => {
  it('finds the line that two normal distributions of one width have', () => {
    // ln ratio of N(0.1, 0.1) to N(0.3, 0.1) is (0.3² − 0.1²) / (2 · 0.1²) − (0.3 − 0.1) / 0.1² · distance.
    const { offset, slope } = fitLogOdds(draw(1, 0.1, 0.1, 40_000), draw(2, 0.3, 0.1, 40_000));
    expect(slope).toBeGreaterThan(19);
    expect(slope).toBeLessThan(21);
    expect(offset / slope).toBeCloseTo(0.2, 2);
  });

  it('is not beaten by any line of a grid around it', () => {
    const [near, far] = [draw(3, 0.1, 0.1, 60), draw(4, 0.25, 0.15, 300)];
    const best = fitLogOdds(near, far);
    const least = loss(near, far, best);
    for (let i = -5; i <= 5; i++) {
      for (let j = -5; j <= 5; j++) {
        const line = { offset: best.offset * (1 + i / 20), slope: best.slope * (1 + j / 20) };
        // The ridge costs so little.
        expect(loss(near, far, line)).toBeGreaterThan(least - 2e-3);
      }
    }
  });

  it('weighs each kind a half, however many there are of it', () => {
    const [near, far] = [draw(5, 0, 1, 50), draw(6, 1, 1, 50)];
    const often = fitLogOdds(near, [...far, ...far, ...far, ...far]);
    const once = fitLogOdds(near, far);
    expect(often.offset).toBeCloseTo(once.offset, 6);
    expect(often.slope).toBeCloseTo(once.slope, 6);
  });

  it('stays finite where the kinds lie apart, and says nothing where they lie the wrong way round', () => {
    const { offset, slope } = fitLogOdds([0.1, 0.2], [0.8, 0.9]);
    expect(Number.isFinite(offset) && Number.isFinite(slope)).toBe(true);
    expect(offset - slope * 0.1).toBeGreaterThan(2);
    expect(offset - slope * 0.9).toBeLessThan(-2);
    expect(fitLogOdds([0.8, 0.9], [0.1, 0.2])).toEqual({ offset: 0, slope: 0 });
    expect(fitLogOdds([0.5, 0.5], [0.5, 0.5])).toEqual({ offset: 0, slope: 0 });
  });
});
