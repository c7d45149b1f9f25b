import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../main/base/rasters.ts';
import { eraseRules } from '../../main/imaging/rules.ts';

const shape = { leastRun: 20, leastLength: 60, greatestDrift: 6, greatestThickness: 3 };

function blank(width = 120, height = 60): InkImage {
  return { width, height, ink: new Uint8Array(width * height) };
}

function withRectangle(image: InkImage, left: number, top: number, width: number, height: number): InkImage {
  const ink = image.ink.slice();
  for (let y = top; y < top + height; y++) ink.fill(1, y * image.width + left, y * image.width + left + width);
  return { ...image, ink };
}

const inkOf = ({ ink }: InkImage) => ink.reduce((a, b) => a + b, 0);

describe('eraseRules', () => {
  it('erases a rule across and one down', () => {
    const ruled = withRectangle(withRectangle(blank(120, 80), 10, 30, 100, 2), 60, 5, 2, 70);
    // Only where the two cross is the ink thicker than either.
    expect(inkOf(eraseRules(ruled, shape))).toBeLessThanOrEqual(4);
  });

  it('erases a rule that lies slightly askew', () => {
    let askew = blank();
    for (let step = 0; step < 4; step++) askew = withRectangle(askew, 5 + 27 * step, 30 + step, 28, 2);
    expect(inkOf(eraseRules(askew, shape))).toBe(0);
  });

  it('leaves short dashes, bars and blocks', () => {
    const dash = withRectangle(blank(), 10, 30, 40, 2);
    const bar = withRectangle(blank(), 5, 20, 110, 9);
    expect(eraseRules(dash, shape)).toEqual(dash);
    expect(eraseRules(bar, shape)).toEqual(bar);
  });

  it('leaves the stroke that crosses a rule whole', () => {
    const stroke = withRectangle(blank(), 50, 10, 4, 40);
    const crossed = withRectangle(stroke, 5, 30, 110, 2);
    expect(eraseRules(crossed, shape)).toEqual(stroke);
  });

  it('adds no ink, and reads columns as it reads rows', () => {
    const anyInk = fc
      .uint8Array({ minLength: 400, maxLength: 400, max: 3 })
      .map((cells) => ({ width: 20, height: 20, ink: cells.map((cell) => (cell > 0 ? 1 : 0)) }));
    const small = { leastRun: 4, leastLength: 8, greatestDrift: 3, greatestThickness: 2 };
    fc.assert(
      fc.property(anyInk, (image) => {
        const erased = eraseRules(image, small);
        expect(erased.ink.every((ink, i) => ink <= image.ink[i])).toBe(true);
      }),
    );
  });
});
