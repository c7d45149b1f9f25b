import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../main/base/rasters.ts';
import { normaliseInk } from '../../main/imaging/normalise.ts';
import { traitsOf } from '../../main/imaging/traits.ts';

const input = { width: 192, height: 96 };

/** Ink in the given rectangles: left, top, width, height. */
function blocks(width: number, height: number, ...rectangles: readonly (readonly [number, number, number, number])[]) {
  const ink = new Uint8Array(width * height);
  for (const [left, top, w, h] of rectangles) {
    for (let y = top; y < top + h; y++) ink.fill(1, y * width + left, y * width + left + w);
  }
  return { width, height, ink } satisfies InkImage;
}

const traits = (ink: InkImage) => traitsOf(normaliseInk(ink, input));

describe('traitsOf', () => {
  it('tells the shape of the box, how much of it is ink, and how long and wide the line is', () => {
    // A frame of 180 × 90 whose line is 4 wide.
    const frame = traits(blocks(180, 90, [0, 0, 180, 4], [0, 86, 180, 4], [0, 0, 4, 90], [176, 0, 4, 90]));
    expect(frame?.aspect).toBeCloseTo(2, 1);
    expect(frame?.density).toBeCloseTo((2 * 180 * 4 + 2 * 82 * 4) / (180 * 90), 1);
    // Straight lines along the axes: their outline is counted 4/π shorter than it is.
    expect((frame?.stroke ?? 0) / (4 / Math.PI)).toBeCloseTo(4.1, 0);
    expect((frame?.length ?? 0) * (4 / Math.PI)).toBeCloseTo(524 / Math.hypot(180, 90), 0);
    expect(frame).toMatchObject({ pieces: 1, lettering: 1 });
  });

  it('counts pieces that stand on one line, as printed letters do, and no others', () => {
    const letters = Array.from({ length: 9 }, (_, i) => [i * 20, 10, 12, 30] as const);
    expect(traits(blocks(172, 60, ...letters))).toMatchObject({ pieces: 9, lettering: 9 });
    const strewn = letters.map(([left, , w, h], i) => [left, 3 * i, w, h] as const);
    const seen = traits(blocks(172, 60, ...strewn));
    expect(seen?.pieces).toBe(9);
    expect(seen?.lettering).toBeLessThan(4);
  });

  it('leaves dots out, and does not see how finely a signature was scanned', () => {
    const dotted = traits(blocks(180, 90, [0, 0, 180, 20], [90, 60, 2, 2]));
    expect(dotted?.pieces).toBe(1);
    const coarse = traits(blocks(180, 90, [0, 0, 180, 10], [60, 0, 10, 90]));
    const fine = traits(blocks(720, 360, [0, 0, 720, 40], [240, 0, 40, 360]));
    for (const name of ['aspect', 'stroke', 'density', 'length'] as const) {
      expect((fine?.[name] ?? 0) / (coarse?.[name] ?? NaN)).toBeCloseTo(1, 1);
    }
  });

  it('has nothing to say of an empty picture', () => {
    expect(traitsOf({ ...input, coverage: new Uint8Array(input.width * input.height) })).toBeNull();
  });
});
