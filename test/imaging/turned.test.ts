import { describe, expect, it } from 'vitest';
import { binarise } from '../../main/imaging/otsu.ts';
import { cropInk, inkBox } from '../../main/imaging/crop.ts';
import { normaliseInk } from '../../main/imaging/normalise.ts';
import { turnNormalised } from '../../main/imaging/turned.ts';
import { draw, overlapOf } from './drawing.ts';

const input = { width: 192, height: 96 };
const ink = binarise(draw(), 128);
const box = inkBox(ink);
if (box === null) throw new Error('the drawing has ink');
const straight = normaliseInk(cropInk(ink, box), input);

describe('turnNormalised', () => {
  it('leaves what is not turned nearly as it was, and what has no ink altogether', () => {
    expect(overlapOf(turnNormalised(straight, 0).coverage, straight.coverage)).toBeGreaterThan(0.85);
    const blank = { ...input, coverage: new Uint8Array(input.width * input.height) };
    expect(turnNormalised(blank, 5)).toBe(blank);
  });

  it('comes back when turned back, and is another picture in between', () => {
    const turned = turnNormalised(straight, 6);
    const apart = overlapOf(turned.coverage, straight.coverage);
    expect(apart).toBeLessThan(0.4);
    expect(overlapOf(turnNormalised(turned, -6).coverage, straight.coverage)).toBeGreaterThan(apart + 0.25);
  });

  it('turns clockwise, and fills the frame', () => {
    const bar = new Uint8Array(input.width * input.height);
    bar.fill(255, 48 * input.width + 40, 48 * input.width + 150);
    const { coverage } = turnNormalised({ ...input, coverage: bar }, 10);
    const heightOf = (column: number) =>
      Array.from({ length: input.height }, (_, row) => row).filter(
        (row) => coverage[row * input.width + column] > 100,
      )[0];
    expect(heightOf(170)).toBeGreaterThan(heightOf(20));
    expect(coverage.some((ink, i) => ink > 100 && i % input.width > 180)).toBe(true);
  });
});
