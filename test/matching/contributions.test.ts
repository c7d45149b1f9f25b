import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { localContributions } from '../../main/matching/contributions.ts';
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
