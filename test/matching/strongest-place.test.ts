import { describe, expect, it } from 'vitest';
import type { LocalMap } from '../../main/base/embedding.ts';
import { createRandom } from '../../main/base/random.ts';
import { strongestPlace } from '../../main/matching/strongest-place.ts';
import { randomMap, unitMap } from './synthetic.ts';

const shape = { rows: 12, columns: 24, channels: 16 };
const random = createRandom(4);
const usual = 0.5;

/** The same map with other features in a rectangle of cells, and a little noise everywhere. */
function disturbed(map: LocalMap, cells: { rows: [number, number]; columns: [number, number] } | null, noise = 0.05) {
  const features = map.cells.map((value, i) => {
    const cell = Math.floor(i / shape.channels);
    const [row, column] = [Math.floor(cell / shape.columns), cell % shape.columns];
    const isInside =
      cells !== null &&
      row >= cells.rows[0] &&
      row < cells.rows[1] &&
      column >= cells.columns[0] &&
      column < cells.columns[1];
    return isInside ? random.normal() : value + noise * random.normal();
  });
  return unitMap(shape, features, map.weights);
}

describe('strongestPlace', () => {
  const own = randomMap(random, shape);
  const references = [disturbed(own, null), disturbed(own, null), disturbed(own, null)];

  it.each([
    ['top', 'left', [0, 4], [0, 8]],
    ['middle', 'middle', [4, 8], [8, 16]],
    ['bottom', 'right', [8, 12], [16, 24]],
  ] as const)('finds what was changed: %s %s', (row, column, rows, columns) => {
    const changed = disturbed(own, { rows: [...rows], columns: [...columns] });
    for (const compared of [references, references.slice(0, 1)]) {
      const place = strongestPlace(changed, compared, usual);
      expect(place).toMatchObject({ row, column });
      expect(place?.share).toBeGreaterThan(0.3);
      expect(place?.ink).toBeCloseTo(1 / 9, 1);
    }
  });

  it('names no place where nothing is beyond the usual', () => {
    expect(strongestPlace(disturbed(own, null), references, usual)).toBeNull();
  });

  it('names no place that differs as much among the specimens themselves', () => {
    const flourish = { rows: [8, 12], columns: [16, 24] } as { rows: [number, number]; columns: [number, number] };
    const varied = Array.from({ length: 12 }, () => disturbed(own, flourish));
    expect(strongestPlace(disturbed(own, flourish), varied, usual)).toBeNull();
  });
});
