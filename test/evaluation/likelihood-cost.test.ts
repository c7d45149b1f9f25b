import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { leastLikelihoodCost, likelihoodCost } from '../../main/evaluation/likelihood-cost.ts';
import { rankScores, type ScoredWriter } from '../../main/evaluation/metrics.ts';

const distances = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 8 });
const writers = fc.array(fc.record({ genuine: distances, impostor: distances }), { minLength: 1, maxLength: 4 });
const cost = (scored: readonly ScoredWriter[], logRatio: (distance: number) => number) =>
  likelihoodCost(scored, logRatio)() ?? NaN;

/** Every distance with its weight: a half for each kind, alike over writers. */
function weighed(scored: readonly ScoredWriter[]) {
  return (['genuine', 'impostor'] as const).flatMap((kind) =>
    scored.flatMap((writer) =>
      writer[kind].map((distance) => ({
        distance,
        isGenuine: kind === 'genuine',
        weight: 1 / scored.length / writer[kind].length,
      })),
    ),
  );
}

function naiveCost(scored: readonly ScoredWriter[], logRatio: (distance: number) => number): number {
  let sum = 0;
  for (const { distance, isGenuine, weight } of weighed(scored)) {
    const ratio = Math.exp(logRatio(distance));
    sum += (weight * Math.log2(1 + (isGenuine ? 1 / ratio : ratio))) / 2;
  }
  return sum;
}

/**
 * Isotonic regression by its min–max formula: at each distance the least, over every end at or before it, of the
 * greatest share of genuine over stretches to every end at or after it, turned round since shares fall.
 */
function naiveLeastCost(scored: readonly ScoredWriter[]): number {
  const all = weighed(scored);
  const places = [...new Set(all.map(({ distance }) => distance))].sort((a, b) => a - b);
  const share = (from: number, to: number) => {
    const within = all.filter(({ distance }) => distance >= from && distance <= to);
    const genuine = within.filter(({ isGenuine }) => isGenuine).reduce((sum, { weight }) => sum + weight, 0);
    return genuine / within.reduce((sum, { weight }) => sum + weight, 0);
  };
  const fitted = new Map(
    places.map((place) => {
      const before = places.filter((from) => from <= place);
      const after = places.filter((to) => to >= place);
      return [place, Math.min(...before.map((from) => Math.max(...after.map((to) => share(from, to)))))];
    }),
  );
  return all.reduce((sum, { distance, isGenuine, weight }) => {
    const p = fitted.get(distance) ?? NaN;
    return sum + (weight * Math.log2(1 / (isGenuine ? p : 1 - p))) / 2;
  }, 0);
}

describe('likelihoodCost', () => {
  it('is 1 for a ratio that says nothing, 0 for one that says all, more than 1 for one that misleads', () => {
    const scored = [{ genuine: [0, 0], impostor: [1] }];
    expect(cost(scored, () => 0)).toBeCloseTo(1, 12);
    expect(cost(scored, (distance) => (distance === 0 ? 50 : -50))).toBeCloseTo(0, 12);
    expect(cost(scored, (distance) => (distance === 0 ? -3 : 3))).toBeGreaterThan(4);
  });

  it('has the known value of two normal distributions with their own ratio', () => {
    // N(0, 1) against N(2, 1): ln ratio 2 − 2x. Cllr = ∫ φ(x) log2(1 + e^(2x − 2)) dx, here by a sum.
    const step = 1e-3;
    let known = 0;
    for (let x = -8; x < 8; x += step) {
      known += (step * Math.exp((-x * x) / 2) * Math.log2(1 + Math.exp(2 * x - 2))) / Math.sqrt(2 * Math.PI);
    }
    const random = createRandom(1);
    const draw = (centre: number) => Array.from({ length: 40_000 }, () => centre + random.normal());
    const scored = [{ genuine: draw(0), impostor: draw(2) }];
    expect(cost(scored, (distance) => 2 - 2 * distance)).toBeCloseTo(known, 2);
    // The best monotone ratio overfits by little among so many.
    expect(leastLikelihoodCost(rankScores(scored))).toBeCloseTo(known, 2);
  });

  it('equals the naive sum, and is null without one of the kinds', () => {
    fc.assert(
      fc.property(writers, fc.double({ min: -3, max: 3, noNaN: true }), (scored, slope) => {
        const logRatio = (distance: number) => 1 - slope * distance;
        expect(cost(scored, logRatio)).toBeCloseTo(naiveCost(scored, logRatio), 9);
      }),
    );
    expect(likelihoodCost([{ genuine: [1], impostor: [] }], () => 0)()).toBeNull();
    expect(leastLikelihoodCost(rankScores([{ genuine: [1], impostor: [] }]))).toBeNull();
  });
});

describe('leastLikelihoodCost', () => {
  it('equals the naive isotonic fit, ties and all', () => {
    fc.assert(
      fc.property(writers, (scored) => {
        expect(leastLikelihoodCost(rankScores(scored))).toBeCloseTo(naiveLeastCost(scored), 9);
      }),
    );
  });

  it('is never beaten by a ratio that falls with the distance', () => {
    fc.assert(
      fc.property(
        writers,
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.integer({ min: -3, max: 3 }),
        (scored, slope, offset) => {
          const any = cost(scored, (distance) => offset - slope * distance);
          expect(leastLikelihoodCost(rankScores(scored))).toBeLessThanOrEqual(any + 1e-9);
        },
      ),
    );
  });

  it('counts a writer as often as its weight says', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(writers, weights, (scored, times) => {
        const repeated = scored.flatMap((writer, i) => Array.from({ length: times[i] }, () => writer));
        const expected = leastLikelihoodCost(rankScores(repeated));
        const weighted = leastLikelihoodCost(rankScores(scored), times);
        if (expected === null) expect(weighted).toBeNull();
        else expect(weighted).toBeCloseTo(expected, 9);
      }),
    );
  });
});
