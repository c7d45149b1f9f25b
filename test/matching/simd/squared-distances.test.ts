import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import { createVectorStack, roundingOf } from '../../../main/matching/simd/squared-distances.ts';
import { randomVector } from '../synthetic.ts';

/** In double precision. */
function naive(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0);
}

describe('a stack of vectors', () => {
  it('lies as far from any vector as a loop says, off by no more than rounding can be', () => {
    const sizes = fc.record({ count: fc.integer({ min: 1, max: 300 }), dimensions: fc.integer({ min: 1, max: 200 }) });
    const scales = fc.constantFrom(1e-12, 1e-3, 1, 1e3);
    fc.assert(
      fc.property(sizes, scales, fc.integer(), ({ count, dimensions }, scale, seed) => {
        const random = createRandom(seed);
        const draw = () => randomVector(random, dimensions).map((value) => value * scale);
        const vectors = Array.from({ length: count }, draw);
        const stack = createVectorStack(dimensions);
        vectors.forEach((vector, place) => stack.put(place, vector));
        const probe = draw();
        const found = stack.squaredDistances(probe);
        expect(found).toHaveLength(count);
        vectors.forEach((vector, place) => {
          const wanted = naive(vector, probe);
          expect(Math.abs(found[place] - wanted)).toBeLessThanOrEqual(roundingOf(dimensions) * wanted);
          expect(stack.at(place)).toEqual(vector);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('grows, and gives a place to another', () => {
    const random = createRandom(2);
    const stack = createVectorStack(128);
    expect([...stack.squaredDistances(randomVector(random, 128))]).toEqual([]);
    const vectors = Array.from({ length: 5_000 }, () => randomVector(random, 128));
    for (const [place, vector] of vectors.entries()) {
      stack.put(place, vector);
      if (place % 1_000 === 0) expect(stack.squaredDistances(vector)[place]).toBe(0);
    }
    stack.put(17, vectors[4_999]);
    const found = stack.squaredDistances(vectors[4_999]);
    expect([...found.keys()].filter((place) => found[place] === 0)).toEqual([17, 4_999]);
    expect(stack.count).toBe(5_000);
    expect(stack.bytes).toBeLessThan(5_000 * 129 * 4 * 1.3);
  });

  it('refuses what is no number, what lies far from the sphere, and another length', () => {
    const stack = createVectorStack(4);
    stack.put(0, Float32Array.of(1, 0, 0, 0));
    for (const wrong of [NaN, Infinity, -Infinity, 1e30]) {
      expect(() => stack.put(1, Float32Array.of(0, wrong, 0, 0))).toThrow('sphere');
      expect(() => stack.squaredDistances(Float32Array.of(0, 0, 0, wrong))).toThrow('sphere');
    }
    expect(() => stack.put(1, new Float32Array(5))).toThrow('length');
    expect(() => stack.squaredDistances(new Float32Array(3))).toThrow('length');
    expect([...stack.squaredDistances(Float32Array.of(0, 0, 0, 0))]).toEqual([1]);
  });
});
