import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../main/base/rasters.ts';
import { dropSpecks } from '../../main/imaging/clean.ts';
import { inkPicture } from './drawing.ts';
import { keepComponents, labelComponents } from '../../main/imaging/components.ts';

/** Flood fill, pixel by pixel: area and bounds of each component. */
function naiveComponents({ width, height, ink }: InkImage) {
  const seen = new Uint8Array(ink.length);
  const found = [];
  for (let i = 0; i < ink.length; i++) {
    if (ink[i] === 0 || seen[i]) continue;
    const pixels = [i];
    seen[i] = 1;
    for (const at of pixels) {
      const x = at % width;
      const y = Math.floor(at / width);
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
          const next = (y + dy) * width + x + dx;
          if (!inside || ink[next] === 0 || seen[next]) continue;
          seen[next] = 1;
          pixels.push(next);
        }
      }
    }
    const columns = pixels.map((at) => at % width);
    const rows = pixels.map((at) => Math.floor(at / width));
    found.push({
      area: pixels.length,
      left: Math.min(...columns),
      right: Math.max(...columns) + 1,
      top: Math.min(...rows),
      bottom: Math.max(...rows) + 1,
    });
  }
  return found;
}

const anyPicture = fc
  .record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
    density: fc.integer({ min: 1, max: 9 }),
  })
  .chain(({ width, height, density }) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: width * height, maxLength: width * height })
      .map((cells) => ({ width, height, ink: Uint8Array.from(cells, (cell) => (cell < density ? 1 : 0)) })),
  );

describe('labelComponents', () => {
  it('joins corners', () => {
    expect(labelComponents(inkPicture(['#..', '.#.', '..#'])).components).toHaveLength(1);
  });

  it('joins two arms that meet further down', () => {
    const { components } = labelComponents(inkPicture(['#.#.#', '#.#.#', '#####']));
    expect(components).toEqual([{ area: 11, left: 0, top: 0, right: 5, bottom: 3, runs: 7 }]);
  });

  it('agrees with a flood fill on any picture', () => {
    fc.assert(
      fc.property(anyPicture, (image) => {
        const labelled = labelComponents(image).components.map(({ runs: _runs, ...component }) => component);
        expect(labelled).toEqual(naiveComponents(image));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps whole components and nothing else', () => {
    fc.assert(
      fc.property(anyPicture, fc.integer({ min: 1, max: 12 }), (image, least) => {
        const kept = keepComponents(image, labelComponents(image), ({ area }) => area >= least);
        expect(labelComponents(kept).components).toEqual(
          labelComponents(image).components.filter(({ area }) => area >= least),
        );
      }),
    );
  });
});

describe('dropSpecks', () => {
  it('drops components under 0.2 % of the ink and keeps the others', () => {
    const width = 120;
    const ink = new Uint8Array(width * 20);
    // 1,000 pixels of ink in a block, two in a short dash, one alone.
    for (let y = 0; y < 10; y++) ink.fill(1, y * width, y * width + 100);
    ink.fill(1, 15 * width, 15 * width + 3);
    ink[18 * width + 50] = 1;
    const cleaned = dropSpecks({ width, height: 20, ink });
    expect(cleaned.ink[15 * width]).toBe(1);
    expect(cleaned.ink[18 * width + 50]).toBe(0);
    expect(labelComponents(cleaned).components.map(({ area }) => area)).toEqual([1000, 3]);
  });
});
