import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import {
  countBeyond,
  countWithin,
  detPoints,
  equalErrorRate,
  meanOverWriters,
  pooledRate,
  rankScores,
  type ScoredWriter,
} from '../../main/evaluation/metrics.ts';
import { normalShareBelow } from '../../main/matching/normal-distribution.ts';

const eer = (genuine: number[], impostor: number[]) => equalErrorRate(rankScores([{ genuine, impostor }]));
const distances = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 });
const writers = fc.array(fc.record({ genuine: distances, impostor: distances }), { minLength: 1, maxLength: 6 });

const share = (values: readonly number[], within: (value: number) => boolean) =>
  values.filter(within).length / values.length;

/** The two error rates counted afresh at every threshold, and the crossing of the polyline through them. */
function naiveEqualErrorRate(genuine: readonly number[], impostor: readonly number[]): number {
  const thresholds = [...new Set([...genuine, ...impostor])].sort((a, b) => a - b);
  let [far0, frr0] = [0, 1];
  for (const threshold of thresholds) {
    const far = share(impostor, (distance) => distance <= threshold);
    const frr = share(genuine, (distance) => distance > threshold);
    if (far >= frr) {
      // Where far0 + t (far − far0) = frr0 + t (frr − frr0).
      const t = (frr0 - far0) / (far - far0 - (frr - frr0));
      return far0 + t * (far - far0);
    }
    [far0, frr0] = [far, frr];
  }
  return NaN;
}

describe('equalErrorRate', () => {
  it('is 0 where the distances lie apart, 1 where they lie the wrong way round, a half where they are the same', () => {
    expect(eer([0.1, 0.2], [0.3, 0.4])).toBe(0);
    expect(eer([0.3, 0.4], [0.1, 0.2])).toBe(1);
    expect(eer([0.5, 0.5], [0.5, 0.5])).toBe(0.5);
  });

  it('is null where there is nothing to compare', () => {
    expect(eer([], [1])).toBeNull();
    expect(eer([1], [])).toBeNull();
  });

  it('finds the known rate of two normal distributions', () => {
    const random = createRandom(2);
    const draw = (centre: number) => Array.from({ length: 20_000 }, () => centre + random.normal());
    expect(eer(draw(0), draw(2))).toBeCloseTo(normalShareBelow(-1), 2);
  });

  it('equals the naive count, ties and all', () => {
    fc.assert(
      fc.property(writers, (scored) => {
        const genuine = scored.flatMap((writer) => writer.genuine);
        const impostor = scored.flatMap((writer) => writer.impostor);
        expect(equalErrorRate(rankScores(scored))).toBeCloseTo(naiveEqualErrorRate(genuine, impostor), 9);
      }),
    );
  });

  it('counts a writer as often as its weight says', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(writers, weights, (scored, times) => {
        const repeated = scored.flatMap((writer, i) => Array.from({ length: times[i] }, (): ScoredWriter => writer));
        const weighted = equalErrorRate(rankScores(scored), times);
        const expected = equalErrorRate(rankScores(repeated));
        if (expected === null) expect(weighted).toBeNull();
        else expect(weighted).toBeCloseTo(expected, 9);
      }),
    );
  });
});

describe('detPoints', () => {
  it('counts both error rates at every distance that occurs', () => {
    const ranking = rankScores([
      { genuine: [1, 2, 3], impostor: [2, 4] },
      { genuine: [2], impostor: [] },
    ]);
    expect(detPoints(ranking)).toEqual([
      { threshold: 1, falseAcceptance: 0, falseRejection: 0.75 },
      { threshold: 2, falseAcceptance: 0.5, falseRejection: 0.25 },
      { threshold: 3, falseAcceptance: 0.5, falseRejection: 0 },
      { threshold: 4, falseAcceptance: 1, falseRejection: 0 },
    ]);
  });
});

describe('rates over writers', () => {
  it('count a distance at the threshold as accepted', () => {
    expect(countBeyond([1, 2, 3], 2)).toEqual({ errors: 1, total: 3 });
    expect(countWithin([1, 2, 3], 2)).toEqual({ errors: 2, total: 3 });
  });

  it('pool comparisons, or average writers', () => {
    const counts = [
      { errors: 1, total: 2 },
      { errors: 0, total: 6 },
    ];
    expect(pooledRate(counts)).toBe(1 / 8);
    expect(pooledRate(counts, [3, 0])).toBe(1 / 2);
    expect(pooledRate([{ errors: 0, total: 0 }])).toBeNull();
    expect(meanOverWriters([0.5, null, 0])).toBe(0.25);
    expect(meanOverWriters([0.5, null, 0], [3, 9, 1])).toBe(1.5 / 4);
    expect(meanOverWriters([null])).toBeNull();
  });
});
