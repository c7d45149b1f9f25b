import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalMap } from '../../main/base/embedding.ts';
import { quantise, restore, rounded } from '../../main/base/quantised-map.ts';
import { createRandom } from '../../main/base/random.ts';
import { dot, norm } from '../../main/base/vectors.ts';
import { mapFromBytes, mapToBytes } from '../../main/storage/embedding-bytes.ts';
import { randomMap, unitMap } from '../matching/synthetic.ts';

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 6 }),
  columns: fc.integer({ min: 1, max: 7 }),
  channels: fc.integer({ min: 1, max: 40 }),
});
const maps = fc
  .tuple(shapes, fc.integer(), fc.constantFrom(0, 0.4, 1))
  .map(([shape, seed, blank]) => randomMap(createRandom(seed), shape, blank));

const cell = ({ cells, channels }: LocalMap, i: number) => cells.subarray(i * channels, (i + 1) * channels);

describe('a rounded map', () => {
  it('stays as it is, rounded again, stored or read', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const once = rounded(map);
        expect(rounded(once)).toEqual(once);
        expect(restore(quantise(once))).toEqual(once);
        // Files give bytes that start a buffer of their own.
        expect(mapFromBytes(new Uint8Array(mapToBytes(map)))).toEqual(once);
      }),
    );
  });

  it('has cells of length 1 that point where they pointed, and weights that sum to 1', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const { weights, ...rest } = rounded(map);
        for (let i = 0; i < weights.length; i++) {
          const [before, after] = [cell(map, i), cell({ weights, ...rest }, i)];
          expect(norm(after)).toBeCloseTo(1, 5);
          // Half a step of 127 of the largest number in each of the channels.
          const most = (Math.sqrt(map.channels) * 0.5) / 127;
          expect(dot(before, after)).toBeGreaterThan(1 - most ** 2);
          expect(Math.abs(weights[i] - map.weights[i])).toBeLessThan(1e-4);
        }
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(total).toBeCloseTo(map.weights.some((weight) => weight > 0) ? 1 : 0, 5);
      }),
    );
  });

  it('keeps nothing where there was nothing', () => {
    const shape = { rows: 2, columns: 2, channels: 3 };
    const empty = unitMap(shape, new Float32Array(12), new Float32Array(4));
    expect(rounded(empty)).toEqual(empty);
  });

  it('cannot be made of what is no number', () => {
    const map = randomMap(createRandom(1));
    for (const wrong of [NaN, Infinity, -Infinity]) {
      expect(() => rounded({ ...map, cells: map.cells.with(7, wrong) })).toThrow('numbers');
      expect(() => rounded({ ...map, weights: map.weights.with(3, wrong) })).toThrow('numbers');
    }
  });

  it('takes a quarter of the room, and weights that are hardly there stay above nothing', () => {
    const map = randomMap(createRandom(2), { rows: 12, columns: 24, channels: 32 });
    expect(mapToBytes(map)).toHaveLength(16 + 2 * 288 + 12 * 24 * 32);
    const faint = { ...map, weights: map.weights.with(0, 1e-6) };
    expect(rounded(faint).weights[0]).toBeGreaterThan(0);
  });
});
