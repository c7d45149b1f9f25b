import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { mean } from '../../main/base/vectors.ts';
import { joinByAverage } from '../../main/matching/average-linkage.ts';

type Place = readonly [x: number, y: number];
const apart = ([ax, ay]: Place, [bx, by]: Place) => Math.hypot(ax - bx, ay - by);

/** The mean over all pairs, worked out anew at every step. */
function naive(items: readonly Place[], count: number): Place[][] {
  let parts = items.map((item) => [item]);
  while (parts.length > count) {
    const pairs = parts.flatMap((one, i) => parts.slice(i + 1).map((other) => [one, other] as const));
    const meanOf = ([one, other]: (typeof pairs)[number]) => mean(one.flatMap((a) => other.map((b) => apart(a, b))));
    const [one, other] = pairs.reduce((least, next) => (meanOf(next) < meanOf(least) ? next : least));
    parts = [...parts.filter((part) => part !== one && part !== other), [...one, ...other]];
  }
  return parts;
}

const asSets = (parts: readonly (readonly Place[])[]) =>
  new Set(parts.map((part) => part.map(String).sort().join(' ')));

describe('joinByAverage', () => {
  it('joins what the mean over all pairs joins', () => {
    const random = createRandom(4);
    for (let trial = 0; trial < 50; trial++) {
      const items = Array.from({ length: 3 + random.below(10) }, (): Place => [random.normal(), random.normal()]);
      for (const count of [1, 2, 3])
        expect(asSets(joinByAverage(items, count, apart))).toEqual(asSets(naive(items, count)));
    }
  });

  it('leaves as few as there are', () => {
    expect(joinByAverage([], 2, apart)).toEqual([]);
    expect(joinByAverage<Place>([[1, 2]], 2, apart)).toEqual([[[1, 2]]]);
  });
});
