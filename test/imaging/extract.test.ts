import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../main/base/rasters.ts';
import { createRandom } from '../../main/base/random.ts';
import { cropToInk, extractInk } from '../../main/imaging/extract.ts';
import { normaliseInk } from '../../main/imaging/normalise.ts';
import { invert, isInverted } from '../../main/imaging/polarity.ts';
import { histogramOf } from '../../main/imaging/otsu.ts';
import { evenPaper } from '../../main/imaging/shading.ts';
import { blankPage, draw, fillRectangle, overlapOf } from './drawing.ts';

const input = { width: 192, height: 96 };

function normalised(image: GreyImage): Uint8Array {
  const extracted = extractInk(image);
  return extracted.box ? normaliseInk(cropToInk(extracted, extracted.box).ink, input).coverage : new Uint8Array(1);
}

/** The picture under a light that `gain` (0 to 1) describes by place, 0 to 1 across and down. */
function lit({ width, height, pixels }: GreyImage, gain: (across: number, down: number) => number): GreyImage {
  return {
    width,
    height,
    pixels: pixels.map((grey, i) => Math.round(grey * gain((i % width) / width, Math.floor(i / width) / height))),
  };
}

function noisy({ width, height, pixels }: GreyImage, deviation: number): GreyImage {
  const random = createRandom(11);
  return {
    width,
    height,
    pixels: pixels.map((grey) => Math.min(255, Math.max(0, Math.round(grey + deviation * random.normal())))),
  };
}

const clean = draw({ margin: 60 });

describe('extractInk', () => {
  it('finds the ink of a clean scan and its box', () => {
    const { box, scale, clipped } = extractInk(clean);
    const perTenth = 300 / 254;
    expect(scale).toBe(1);
    expect(clipped).toBe(false);
    expect(Math.abs((box?.left ?? 0) - (60 + 20) * perTenth)).toBeLessThan(8);
    expect(Math.abs((box?.width ?? 0) - 580 * perTenth)).toBeLessThan(12);
  });

  it('reads a negative as its positive', () => {
    expect(normalised(invert(clean))).toEqual(normalised(clean));
  });

  it.each([
    ['a slope', (across: number) => 1 - 0.55 * across],
    ['a vignette', (across: number, down: number) => 1 - 1.1 * ((across - 0.5) ** 2 + (down - 0.5) ** 2)],
    [
      'a soft shadow over a corner',
      (across: number, down: number) => 1 - 0.5 / (1 + Math.exp(-14 * (across + down - 1.2))),
    ],
  ])('sees through %s', (_name, gain) => {
    const photo = lit(clean, gain);
    expect(evenPaper(photo)).not.toBe(photo);
    expect(overlapOf(normalised(photo), normalised(clean))).toBeGreaterThan(0.8);
  });

  it('leaves an even picture as it is, whatever ink is on it', () => {
    expect(evenPaper(clean)).toBe(clean);
    const withLogo = fillRectangle(clean, 10, 10, 150, 100);
    expect(evenPaper(withLogo)).toBe(withLogo);
  });

  it('drops the dust of a noisy scan', () => {
    expect(overlapOf(normalised(noisy(clean, 12)), normalised(clean))).toBeGreaterThan(0.8);
  });

  it.each([
    ['white', blankPage(500, 200, 255)],
    ['black', blankPage(500, 200, 0)],
    ['shaded', lit(blankPage(500, 200), (across) => 1 - 0.4 * across)],
    ['noisy', noisy(blankPage(500, 200, 225), 10)],
    [
      'shaded and noisy',
      noisy(
        lit(blankPage(500, 200), (across) => 1 - 0.4 * across),
        8,
      ),
    ],
    ['one pixel', blankPage(1, 1)],
  ])('finds no ink on paper that is %s', (_name, image) => {
    expect(extractInk(image).box).toBeNull();
  });

  it('works at no more than 1200 pixels, and says at which scale', () => {
    const { working, scale } = extractInk(draw({ dpi: 600 }));
    expect(Math.max(working.width, working.height)).toBe(1200);
    expect(scale).toBeCloseTo(1200 / Math.round(((620 + 80) * 600) / 254));
  });
});

describe('isInverted', () => {
  it('tells a negative from a shaded or a densely written sheet', () => {
    const judge = (image: GreyImage) => isInverted(image, histogramOf(image));
    expect(judge(clean)).toBe(false);
    expect(judge(invert(clean))).toBe(true);
    expect(judge(lit(clean, (across) => 1 - 0.6 * across))).toBe(false);
    expect(judge(draw({ pen: 60, margin: 0 }))).toBe(false);
  });
});
