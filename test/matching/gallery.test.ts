import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../main/base/random.ts';
import { referenceSpread } from '../../main/matching/compare.ts';
import { createGallery, type Gallery, type GalleryEntry, type Placed } from '../../main/matching/gallery.ts';
import { globalDistance } from '../../main/matching/global-distance.ts';
import { createVectorStack } from '../../main/matching/simd/squared-distances.ts';
import { galleryOf, randomHand, randomVector, referencesOf, unit } from './synthetic.ts';

const dimensions = 128;
const bareShelf = { name: (signatory: string) => signatory, open: () => [] };

/** Vectors of persons with one to four specimens each, in one form; the places in no order. */
function enrol(vectors: readonly Float32Array[], random: Random): { gallery: Gallery; placed: Placed[] } {
  const stack = createVectorStack(dimensions);
  const places = random.sample([...vectors.keys()], vectors.length);
  let person = 0;
  const placed = vectors.map((vector, i) => {
    if (i > 0 && random.chance(0.4)) person += 1;
    stack.put(places[i], vector);
    return { signatory: `p${person}`, form: 'full', specimen: `s${i}`, place: places[i] };
  });
  return { gallery: createGallery('model', placed, stack, bareShelf), placed };
}

/** By a loop over every specimen in double precision, and sorting all of them. */
function naiveRanking(vectors: readonly Float32Array[], placed: readonly Placed[], probe: Float32Array) {
  const nearest = new Map<string, { signatory: string; distance: number; specimen: string }>();
  placed.forEach(({ signatory, specimen }, i) => {
    const distance = globalDistance(vectors[i], probe);
    const before = nearest.get(signatory);
    if (!before || distance < before.distance) nearest.set(signatory, { signatory, distance, specimen });
  });
  return [...nearest.values()].sort((a, b) => a.distance - b.distance);
}

function compareWithNaive(vectors: readonly Float32Array[], probe: Float32Array, count: number, random: Random): void {
  const { gallery, placed } = enrol(vectors, random);
  const found = gallery.rank(probe, count).map(({ entry, globalDistance: distance, nearestSpecimen }) => ({
    signatory: entry.signatory,
    distance,
    specimen: nearestSpecimen,
  }));
  expect(found).toEqual(naiveRanking(vectors, placed, probe).slice(0, count));
}

describe('the nearest of a gallery', () => {
  const counts = fc.constantFrom(1, 2, 20, 50, 1_000);

  it('are those of a loop over every specimen, in its order and to the last bit', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 400 }), counts, (seed, size, count) => {
        const random = createRandom(seed);
        const vectors = Array.from({ length: size }, () => unit(randomVector(random, dimensions)));
        compareWithNaive(vectors, unit(randomVector(random, dimensions)), count, random);
      }),
      { numRuns: 60 },
    );
  });

  it('are those also where single precision cannot tell them apart', () => {
    fc.assert(
      fc.property(fc.integer(), counts, fc.constantFrom(0, 1e-7, 1e-6), (seed, count, apart) => {
        const random = createRandom(seed);
        const centre = unit(randomVector(random, dimensions));
        // All of them lie at nearly one distance from the probe, many at exactly one.
        const around = () => centre.map((value) => value + Math.fround(apart * Math.round(3 * random.normal())));
        const vectors = Array.from({ length: 300 }, () => (random.chance(0.2) ? centre : around()));
        compareWithNaive(vectors, unit(randomVector(random, dimensions)), count, random);
        compareWithNaive(vectors, centre, count, random);
      }),
      { numRuns: 30 },
    );
  });

  it('are, of equally near ones, those enrolled first', () => {
    const random = createRandom(4);
    const vector = unit(randomVector(random, dimensions));
    const { gallery } = enrol(Array<Float32Array>(60).fill(vector), random);
    const ranked = gallery.rank(vector, 5);
    expect(ranked.map(({ entry }) => entry.signatory)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
    expect(ranked.every(({ entry, nearestSpecimen }) => nearestSpecimen === entry.specimens[0])).toBe(true);
  });

  it('cannot be asked for with what is no number', () => {
    const { gallery } = enrol([unit(randomVector(createRandom(5), dimensions))], createRandom(5));
    expect(() => gallery.rank(new Float32Array(dimensions).fill(NaN), 1)).toThrow('sphere');
  });
});

describe('a gallery', () => {
  const random = createRandom(6);
  const sets = Array.from({ length: 90 }, (_, i) => ({
    signatory: `s${i >> 1}`,
    name: `Signatory ${i >> 1}`,
    form: i % 2 === 0 ? 'full' : 'initials',
    references: referencesOf(randomHand(random), i % 5, 0.3, random, `s${i}`),
  }));

  it('counts forms that have a specimen, and persons', () => {
    const gallery = galleryOf(sets);
    expect([gallery.size, gallery.signatories]).toEqual([72, 45]);
    expect(galleryOf([]).rank(new Float32Array(16), 3)).toEqual([]);
  });

  it('opens only what it is asked for, keeps what was opened lately, and each spread for good', () => {
    const opened: string[] = [];
    const inner = galleryOf(sets);
    const all = inner.rank(unit(randomVector(random, 16)), 72).map(({ entry }) => entry);
    const spreads = new Map<string, number | null>();
    const stack = createVectorStack(16);
    for (let place = 0; place < 4; place++) stack.put(place, new Float32Array(16));
    const gallery = createGallery('model', placedOf(all), stack, shelfOver(inner, opened), spreads);
    const entries = gallery.rank(new Float32Array(16), all.length).map(({ entry }) => entry);
    expect(opened).toEqual([]);

    const { references, spread } = gallery.open(entries[0]);
    expect(spread).toBe(referenceSpread(references));
    for (let round = 0; round < 2; round++) for (const entry of entries.slice(0, 40)) gallery.open(entry);
    expect(opened).toHaveLength(40);
    for (const entry of entries) gallery.open(entry);
    gallery.open(entries[0]);
    expect(opened).toHaveLength(entries.length + 1);
    expect(spreads.size).toBe(entries.length);
  });
});

/** Every entry's specimens at the same few places: it does not matter here how they rank. */
const placedOf = (entries: readonly GalleryEntry[]): Placed[] =>
  entries.flatMap(({ signatory, form, specimens }) =>
    specimens.map((specimen, place) => ({ signatory, form, specimen, place })),
  );

const shelfOver = (inner: Gallery, opened: string[]) => ({
  name: (signatory: string) => signatory,
  open: (entry: GalleryEntry) => {
    opened.push(`${entry.signatory} ${entry.form}`);
    return inner.open(entry).references;
  },
});
