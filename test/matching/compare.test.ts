import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { adjustDistance, compare, referenceSpread, usualSpread } from '../../main/matching/compare.ts';
import { globalDistance } from '../../main/matching/global-distance.ts';
import { localDistance } from '../../main/matching/local-distance.ts';
import { textureOf } from '../../main/matching/texture.ts';
import { randomHand, referencesOf, signWith } from './synthetic.ts';

describe('adjustDistance', () => {
  it('is the formula, by hand', () => {
    // (0.6 + 0.5)/2 − 0.9 · (3 · 0.4 + 2 · 0.6)/5
    expect(adjustDistance([0.5, 0.6, 0.7], 0.4, 0.6)).toBeCloseTo(0.55 - 0.9 * 0.48, 12);
  });

  it("rests on the population's spread alone for a single reference", () => {
    expect(adjustDistance([0.7], null, 0.6)).toBeCloseTo(0.7 - 0.54, 12);
  });

  it('grows with any distance and falls with the spread', () => {
    const distances = fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(distances, fc.double({ min: 0, max: 1, noNaN: true }), (values, spread) => {
        const further = values.map((value, i) => (i === 0 ? value + 0.1 : value));
        const adjusted = adjustDistance(values, spread, 0.6);
        expect(adjustDistance(further, spread, 0.6)).toBeGreaterThan(adjusted);
        expect(adjustDistance(values, spread + 0.1, 0.6)).toBeLessThan(adjusted);
      }),
    );
  });
});

const population = { populationSpread: 0.6 };

describe('compare', () => {
  const random = createRandom(3);
  const hand = randomHand(random);
  const references = referencesOf(hand, 4, 0.4, random);
  const probe = signWith(hand, 0.4, random);

  it('tells every distance, nearest first, with mean, least, spread and the distance net of it', () => {
    const comparison = compare(probe, references, population);
    const distances = references.map(({ embedding }) => localDistance(probe.local, embedding.local));
    const sorted = distances.toSorted((a, b) => a - b);
    expect(comparison.references.map(({ distance }) => distance)).toEqual(sorted);
    for (const { specimen, distance } of comparison.references) {
      expect(distance).toBe(distances[references.findIndex((reference) => reference.specimen === specimen)]);
    }
    expect(comparison.leastDistance).toBe(sorted[0]);
    expect(comparison.meanDistance).toBeCloseTo(distances.reduce((a, b) => a + b) / 4, 12);
    expect(comparison.spread).toBe(referenceSpread(references));
    expect(comparison.adjustedDistance).toBeCloseTo(adjustDistance(distances, comparison.spread, 0.6), 12);
  });

  it('knows no spread of a single reference', () => {
    expect(compare(probe, references.slice(0, 1), population).spread).toBeNull();
  });

  it('refuses embeddings of another model, among the references too', () => {
    const refused = expect.objectContaining({ code: 'refused' });
    expect(() => compare({ ...probe, model: 'another' }, references, population)).toThrow(refused);
    const [first, second] = references;
    const mixed = [first, { ...second, embedding: { ...second.embedding, model: 'another' } }];
    expect(() => compare(probe, mixed, population)).toThrow(refused);
    expect(() => referenceSpread(mixed)).toThrow(refused);
  });
});

describe('usualSpread', () => {
  const random = createRandom(8);
  const references = referencesOf(randomHand(random), 3, 0.4, random);
  const term = { mean: 1, slope: 0 };

  it("is the population's where nothing is known of textures", () => {
    expect(usualSpread(references, population)).toBe(0.6);
  });

  it('moves with the mean texture of the references, term by term', () => {
    const expectedSpread = {
      extent: term,
      distinctness: { mean: 1.1, slope: 0.5 },
      variety: { mean: 0.9, slope: -0.2 },
    };
    const meanOf = (name: 'distinctness' | 'variety') =>
      references.reduce((sum, { embedding }) => sum + textureOf(embedding.local)[name], 0) / 3;
    const expected = 0.6 + 0.5 * (meanOf('distinctness') - 1.1) - 0.2 * (meanOf('variety') - 0.9);
    expect(usualSpread(references, { ...population, expectedSpread })).toBeCloseTo(expected, 12);
  });

  it('lets a signature that offers more differ more', () => {
    const steep = { extent: { mean: 0, slope: 0.1 }, distinctness: term, variety: term };
    const [probe, ...others] = references;
    const plain = compare(probe.embedding, others, population).adjustedDistance;
    const moved = compare(probe.embedding, others, { ...population, expectedSpread: steep }).adjustedDistance;
    const { extent } = textureOf(others[0].embedding.local);
    expect(extent).toBeGreaterThan(0);
    expect(moved).toBeLessThan(plain);
  });
});

describe('referenceSpread', () => {
  it('is the mean over all pairs', () => {
    const random = createRandom(5);
    const [a, b, c] = referencesOf(randomHand(random), 3, 0.5, random);
    const between = (one: typeof a, other: typeof a) => localDistance(one.embedding.local, other.embedding.local);
    expect(referenceSpread([a, b, c])).toBeCloseTo((between(a, b) + between(a, c) + between(b, c)) / 3, 12);
  });
});

describe('globalDistance', () => {
  it('is Euclidean, not squared', () => {
    expect(globalDistance(Float32Array.of(0, 3), Float32Array.of(4, 0))).toBe(5);
  });
});
