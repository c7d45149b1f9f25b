import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalMap } from '../../main/base/embedding.ts';
import { createRandom } from '../../main/base/random.ts';
import { scoringWindow } from '../../main/matching/local-distance.ts';
import { textureOf } from '../../main/matching/texture.ts';
import { randomMap, unitMap } from './synthetic.ts';

const shape = { rows: 5, columns: 14, channels: 6 };

/** The definitions, word for word. */
function naiveTexture(map: LocalMap) {
  const cells = Array.from({ length: map.weights.length }, (_, i) => i);
  const cosine = (i: number, j: number) => {
    let sum = 0;
    for (let c = 0; c < map.channels; c++) sum += map.cells[i * map.channels + c] * map.cells[j * map.channels + c];
    return sum;
  };
  const isNear = (i: number, j: number) =>
    Math.abs(Math.floor(i / map.columns) - Math.floor(j / map.columns)) <= scoringWindow.rows &&
    Math.abs((i % map.columns) - (j % map.columns)) <= scoringWindow.columns;
  const chord = (near: boolean) => {
    const missing = cells.reduce((sum, i) => {
      const others = cells.filter((j) => j !== i && isNear(i, j) === near);
      return sum + map.weights[i] * (1 - Math.max(-1, ...others.map((j) => cosine(i, j))));
    }, 0);
    return Math.sqrt(2 * missing);
  };
  const extent = -map.weights.reduce((sum, w) => sum + (w > 0 ? w * Math.log(w) : 0), 0);
  return { extent, distinctness: chord(false), variety: chord(true) };
}

describe('textureOf', () => {
  it.each([0, 0.5])('is the definition (%d of the cells without ink)', (blank) => {
    const map = randomMap(createRandom(2), shape, blank);
    const { extent, distinctness, variety } = textureOf(map);
    const naive = naiveTexture(map);
    expect(extent).toBeCloseTo(naive.extent, 5);
    expect(distinctness).toBeCloseTo(naive.distinctness, 5);
    expect(variety).toBeCloseTo(naive.variety, 5);
  });

  it('is the definition for maps of any shape, also where nothing is near or nothing far', () => {
    const shapes = fc.record({
      rows: fc.integer({ min: 1, max: 9 }),
      columns: fc.integer({ min: 1, max: 19 }),
      channels: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(shapes, fc.integer(), (any, seed) => {
        const map = randomMap(createRandom(seed), any, 0.2);
        fc.pre(map.weights.some((weight) => weight > 0));
        const { distinctness, variety } = textureOf(map);
        const naive = naiveTexture(map);
        expect(distinctness ** 2).toBeCloseTo(naive.distinctness ** 2, 5);
        expect(variety ** 2).toBeCloseTo(naive.variety ** 2, 5);
      }),
      { numRuns: 60 },
    );
  });

  it('finds nothing distinct in a pattern that repeats itself, and ln n for even ink on n cells', () => {
    const count = shape.rows * shape.columns;
    const features = Float32Array.from({ length: count * shape.channels }, (_, i) => Number(i % shape.channels === 0));
    const { extent, distinctness, variety } = textureOf(unitMap(shape, features, new Float32Array(count).fill(1)));
    expect(extent).toBeCloseTo(Math.log(count), 5);
    expect(distinctness).toBeCloseTo(0, 3);
    expect(variety).toBeCloseTo(0, 3);
  });

  it('has an answer for a map without ink', () => {
    const empty = { ...shape, cells: new Float32Array(420), weights: new Float32Array(70) };
    expect(textureOf(empty)).toEqual({ extent: 0, distinctness: 0, variety: 0 });
  });
});
