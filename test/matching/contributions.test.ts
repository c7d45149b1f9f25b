import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { heldTogether, localContributions } from '../../main/matching/contributions.ts';
import { localDistance } from '../../main/matching/local-distance.ts';
import { randomMap, smallShape, unitMap } from './synthetic.ts';

const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

describe('localContributions', () => {
  it('sum to δ = distance² / 2, whatever the maps', () => {
    const blanks = fc.constantFrom(0, 0.3, 0.9);
    fc.assert(
      fc.property(fc.integer(), blanks, (seed, blank) => {
        const random = createRandom(seed);
        const a = randomMap(random, smallShape, blank);
        const b = randomMap(random, smallShape, blank);
        fc.pre([a, b].every(({ weights }) => weights.some((weight) => weight > 0)));
        const { distance, ofA, ofB } = localContributions(a, b);
        expect(distance).toBe(localDistance(a, b));
        expect(sum(ofA) + sum(ofB)).toBeCloseTo(distance ** 2 / 2, 5);
        expect(Math.min(...ofA, ...ofB)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('lie where the maps differ, and nowhere else', () => {
    const random = createRandom(3);
    // A window of 2 rows and 3 columns reaches everywhere in a small map; this one is larger.
    const shape = { rows: 9, columns: 12, channels: 16 };
    const a = randomMap(random, shape);
    const strange = 4 * shape.columns + 5;
    const features = a.cells.slice();
    for (let channel = 0; channel < shape.channels; channel++)
      features[strange * shape.channels + channel] = random.normal();
    const { ofA, ofB } = localContributions(a, unitMap(shape, features, a.weights));
    for (const terms of [ofA, ofB]) {
      expect(terms.indexOf(Math.max(...terms))).toBe(strange);
      expect(sum(terms) - terms[strange]).toBeLessThan(1e-5);
    }
  });

  it('give a cell without weight no part', () => {
    const random = createRandom(5);
    const a = randomMap(random, smallShape, 0.5);
    const { ofA } = localContributions(a, randomMap(random));
    a.weights.forEach((weight, i) => weight === 0 && expect(ofA[i]).toBe(0));
  });
});

describe('heldTogether', () => {
  it('lays the whole likeness 1 − δ on either map', () => {
    const random = createRandom(7);
    const shape = { rows: 9, columns: 12, channels: 16 };
    const [a, b] = [randomMap(random, shape), randomMap(random, shape)];
    const { byA, byB } = heldTogether(a, b);
    const likeness = 1 - localDistance(a, b) ** 2 / 2;
    expect(sum(byA)).toBeCloseTo(likeness, 5);
    expect(sum(byB)).toBeCloseTo(likeness, 5);
  });

  it('lies where the other map finds what it has, too', () => {
    const shape = { rows: 1, columns: 3, channels: 2 };
    const weights = Float32Array.of(0.2, 0.8, 0);
    const a = unitMap(shape, Float32Array.of(1, 0, 0, 1, 0, 1), weights);
    const b = unitMap(shape, Float32Array.of(1, 0, 1, 0, 1, 0), weights);
    const { byA, byB } = heldTogether(a, b);
    // All of b is like the first cell of a alone; the first of a finds the first of b.
    expect([...byA].map((value) => value.toFixed(2))).toEqual(['0.60', '0.00', '0.00']);
    expect(sum(byB)).toBeCloseTo(0.6);
  });
});
