import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageOverGrid, shrinkToFit, toBytes } from '../../main/imaging/resample.ts';

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((pixels) => ({ width, height, pixels })),
  );

describe('averageOverGrid', () => {
  it('gives each target pixel the mean of the area it covers', () => {
    const mean = averageOverGrid(
      Uint8Array.of(0, 100, 200),
      3,
      1,
      { origin: 0, step: 1.5, count: 2 },
      { origin: 0, step: 1, count: 1 },
    );
    expect(mean[0]).toBeCloseTo(50 / 1.5, 9);
    expect(mean[1]).toBeCloseTo(250 / 1.5, 9);
  });

  it('counts what lies outside the source as nothing', () => {
    const mean = averageOverGrid(
      Uint8Array.of(90),
      1,
      1,
      { origin: -1, step: 2, count: 2 },
      { origin: 0, step: 1, count: 1 },
    );
    expect([...mean]).toEqual([45, 0]);
  });

  it('keeps the sum over the whole grid', () => {
    fc.assert(
      fc.property(
        picture,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        ({ width, height, pixels }, columns, rows) => {
          const across = { origin: 0, step: width / columns, count: columns };
          const down = { origin: 0, step: height / rows, count: rows };
          const means = averageOverGrid(pixels, width, height, across, down);
          const sum = means.reduce((a, b) => a + b, 0) * across.step * down.step;
          expect(sum).toBeCloseTo(
            pixels.reduce((a, b) => a + b, 0),
            4,
          );
        },
      ),
    );
  });
});

describe('shrinkToFit', () => {
  it('leaves a picture that fits as it is', () => {
    const small = { width: 4, height: 2, pixels: new Uint8Array(8) };
    expect(shrinkToFit(small, 4)).toBe(small);
  });

  it('keeps the aspect and the mean grey', () => {
    fc.assert(
      fc.property(picture, fc.integer({ min: 1, max: 20 }), (image, limit) => {
        const shrunk = shrinkToFit(image, limit);
        expect(Math.max(shrunk.width, shrunk.height)).toBe(Math.min(limit, Math.max(image.width, image.height)));
        const mean = (pixels: Uint8Array) => pixels.reduce((a, b) => a + b, 0) / pixels.length;
        expect(Math.abs(mean(shrunk.pixels) - mean(image.pixels))).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });
});

describe('toBytes', () => {
  it('rounds to the nearest, half up, and stops at 255', () => {
    expect([...toBytes(Float64Array.of(0.49, 0.5, 254.6, 300))]).toEqual([0, 1, 255, 255]);
  });
});
