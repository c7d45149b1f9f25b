import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { NormalisedImage } from '../../main/base/rasters.ts';
import { randomCentres, removeInk, strongestCentres } from '../../main/evaluation/blotches.ts';

/** A line right across, ten pixels high. */
const [width, height] = [192, 96];
const line: NormalisedImage = {
  width,
  height,
  coverage: Uint8Array.from({ length: width * height }, (_, i) => (Math.abs(Math.floor(i / width) - 48) < 5 ? 255 : 0)),
};
const map = { rows: 12, columns: 24, channels: 1, cells: new Float32Array(288), weights: new Float32Array(288) };
const inkOf = ({ coverage }: NormalisedImage) => coverage.reduce((sum, value) => sum + value, 0);

describe('removeInk', () => {
  it.each([0.05, 0.1, 0.3])(
    'takes %f of the ink, or at most a row of a blotch more, and leaves the picture alone',
    (share) => {
      const before = inkOf(line);
      const removed = removeInk(line, randomCentres(line, createRandom(2)), share);
      const gone = 1 - inkOf(removed) / before;
      expect(gone).toBeGreaterThanOrEqual(share);
      expect(gone).toBeLessThan(share + 0.02);
      expect(inkOf(line)).toBe(before);
    },
  );

  it('begins where the map is strongest', () => {
    const cells = new Float32Array(288);
    // Row 6, the last column but two.
    cells[6 * 24 + 21] = 1;
    const { coverage } = removeInk(line, strongestCentres(line, map, cells), 0.1);
    const columns = Array.from({ length: width }, (_, x) => coverage[48 * width + x]);
    expect(columns.slice(0, 120).every((value) => value === 255)).toBe(true);
    expect(columns.slice(150, 185).some((value) => value === 0)).toBe(true);
  });
});
