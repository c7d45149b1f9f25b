import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preprocessingVersion } from '../../main/base/preprocessing.ts';
import type { GreyImage, InkImage } from '../../main/base/rasters.ts';
import { cropToInk, extractInk } from '../../main/imaging/extract.ts';
import { normaliseInk } from '../../main/imaging/normalise.ts';
import { draw, overlapOf } from './drawing.ts';

const input = { width: 192, height: 96 };
const margin = (3 / 256) * input.width;

function normalised(image: GreyImage): Uint8Array {
  const extracted = extractInk(image);
  if (!extracted.box) throw new Error('no ink');
  return normaliseInk(cropToInk(extracted, extracted.box).ink, input).coverage;
}

/** First and one past the last pixel with ink, in each direction. */
function inkExtent(coverage: Uint8Array, width: number) {
  const marked = [...coverage.keys()].filter((i) => coverage[i] > 0);
  const columns = marked.map((i) => i % width);
  const rows = marked.map((i) => Math.floor(i / width));
  return {
    left: Math.min(...columns),
    right: Math.max(...columns) + 1,
    top: Math.min(...rows),
    bottom: Math.max(...rows) + 1,
  };
}

/** Ink in all four corners, so that its box is the picture. */
const framed = fc
  .record({ width: fc.integer({ min: 4, max: 400 }), height: fc.integer({ min: 4, max: 300 }) })
  .map(({ width, height }): InkImage => ({ width, height, ink: new Uint8Array(width * height).fill(1) }));

describe('the normalised image', () => {
  it('touches the margin in one direction, keeps within it in the other, and is centred', () => {
    fc.assert(
      fc.property(framed, (ink) => {
        const { coverage } = normaliseInk(ink, input);
        const { left, right, top, bottom } = inkExtent(coverage, input.width);
        const touchesSides = left === Math.floor(margin) && right === Math.ceil(input.width - margin);
        const touchesEnds = top === Math.floor(margin) && bottom === Math.ceil(input.height - margin);
        expect(touchesSides || touchesEnds).toBe(true);
        expect(left).toBeGreaterThanOrEqual(Math.floor(margin));
        expect(top).toBeGreaterThanOrEqual(Math.floor(margin));
        expect(Math.abs(left + right - input.width)).toBeLessThanOrEqual(1);
        expect(Math.abs(top + bottom - input.height)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps the aspect: its ink covers what the scaled box covers', () => {
    fc.assert(
      fc.property(framed, (ink) => {
        const { coverage } = normaliseInk(ink, input);
        const scale = Math.min((input.width - 2 * margin) / ink.width, (input.height - 2 * margin) / ink.height);
        const covered = coverage.reduce((sum, share) => sum + share / 255, 0);
        // Only the border's pixels are rounded.
        expect(Math.abs(covered - ink.width * ink.height * scale ** 2)).toBeLessThan(1.5);
      }),
    );
  });

  it('is the same bytes every time', () => {
    expect(normalised(draw())).toEqual(normalised(draw()));
  });

  it('hardly changes with resolution', () => {
    const reference = normalised(draw({ dpi: 300 }));
    for (const dpi of [150, 200, 400, 600]) {
      expect(overlapOf(reference, normalised(draw({ dpi })))).toBeGreaterThan(0.75);
    }
  });

  it('does not know where on the paper the signature stands, nor the ink or paper', () => {
    const reference = normalised(draw());
    expect(overlapOf(reference, normalised(draw({ margin: 90 })))).toBeGreaterThan(0.9);
    expect(overlapOf(reference, normalised(draw({ ink: 120, paper: 230 })))).toBeGreaterThan(0.9);
  });

  it('tells other strokes apart: the measure used here is no formality', () => {
    const other = draw({
      strokes: [
        [
          [20, 20],
          [300, 220],
          [600, 30],
        ],
        [
          [30, 200],
          [200, -40],
          [330, 210],
        ],
        [
          [330, 210],
          [480, 10],
          [590, 200],
        ],
      ],
    });
    expect(overlapOf(normalised(draw()), normalised(other))).toBeLessThan(0.4);
  });

  it('has not moved by a pixel since networks were trained on it', () => {
    // A change here makes every model and every stored embedding stale: raise `preprocessingVersion` with it.
    const hash = createHash('sha256').update(normalised(draw())).digest('hex');
    expect({ preprocessingVersion, hash }).toEqual({
      preprocessingVersion: '1',
      hash: '47215669ab2b5b21e606de2adbba2bd911aca5f146fbb380fbd037a06354a3fe',
    });
  });
});
