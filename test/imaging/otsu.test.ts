import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkThreshold } from '../../main/imaging/ink-threshold.ts';
import { binarise, histogramOf, partHistogram } from '../../main/imaging/otsu.ts';
import { createRandom } from '../../main/base/random.ts';

function histogram(pixels: readonly number[]): Uint32Array {
  return histogramOf({ width: pixels.length, height: 1, pixels: Uint8Array.from(pixels) });
}

/** Variance between the classes at each threshold, straight from its definition. */
function naiveBetween(pixels: readonly number[], threshold: number): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const dark = pixels.filter((grey) => grey <= threshold);
  const light = pixels.filter((grey) => grey > threshold);
  if (dark.length === 0 || light.length === 0) return 0;
  const share = dark.length / pixels.length;
  return share * (1 - share) * (mean(dark) - mean(light)) ** 2;
}

describe('partHistogram', () => {
  it('cuts two grey values in their middle', () => {
    const parting = partHistogram(histogram([0, 0, 200, 200, 200]));
    expect(parting).toMatchObject({ threshold: 99, contrast: 200 });
    expect(parting?.darkShare).toBeCloseTo(0.4);
    expect(parting?.separability).toBeCloseTo(1);
  });

  it('cannot part one grey value', () => {
    expect(partHistogram(histogram([7, 7, 7]))).toBeNull();
    expect(partHistogram(new Uint32Array(256))).toBeNull();
  });

  it('takes one of two equally good places, never their middle', () => {
    const pixels = [204, 182, 155, 177];
    const { threshold } = partHistogram(histogram(pixels)) ?? { threshold: NaN };
    expect(naiveBetween(pixels, threshold)).toBeCloseTo(200.0833, 3);
  });

  it('finds the greatest variance between classes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 2, maxLength: 60 }), (pixels) => {
        const parting = partHistogram(histogram(pixels));
        const best = Math.max(...Array.from({ length: 255 }, (_, threshold) => naiveBetween(pixels, threshold)));
        if (!parting) expect(new Set(pixels).size).toBe(1);
        else expect(naiveBetween(pixels, parting.threshold)).toBeCloseTo(best, 6);
      }),
    );
  });
});

describe('binarise', () => {
  it('takes values up to the threshold for ink', () => {
    const image = { width: 3, height: 1, pixels: Uint8Array.of(99, 100, 101) };
    expect([...binarise(image, 100).ink]).toEqual([1, 1, 0]);
  });
});

describe('inkThreshold', () => {
  const noise = (count: number, mean: number, deviation: number, seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: count }, () =>
      Math.round(Math.min(255, Math.max(0, mean + deviation * random.normal()))),
    );
  };

  it('parts ink from paper', () => {
    const threshold = inkThreshold(histogram([...noise(9000, 240, 3, 1), ...noise(600, 40, 15, 2)]));
    expect(threshold).toBeGreaterThan(80);
    expect(threshold).toBeLessThan(230);
  });

  it('finds ink so scarce that the paper has more variance', () => {
    const threshold = inkThreshold(histogram([...noise(40_000, 200, 14, 3), ...noise(120, 20, 5, 4)]));
    expect(threshold).not.toBeNull();
    expect(threshold).toBeLessThan(170);
  });

  it('finds none in paper alone, even or noisy', () => {
    expect(inkThreshold(histogram([255, 255, 255]))).toBeNull();
    expect(inkThreshold(histogram(noise(20_000, 240, 2, 5)))).toBeNull();
    expect(inkThreshold(histogram(noise(20_000, 180, 15, 6)))).toBeNull();
  });
});
