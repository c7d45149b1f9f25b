import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from '../../main/contract/schema.ts';
import { PreparedSignature } from '../../main/imaging/decoder-api.ts';
import { prepareFile } from '../../main/imaging/prepare.ts';
import { draw, drawInColour, overlapOf } from './drawing.ts';
import type { Colour, Drawing } from './drawing.ts';

const input = { width: 192, height: 96 };

function inColour(ink: Colour, paper: Colour, drawing: Drawing = {}): Sharp {
  const { width, height, rgb } = drawInColour(drawing, ink, paper);
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

async function prepare(picture: Sharp) {
  return prepareFile(new Uint8Array(await picture.png().toBuffer()), 'scan.png', input);
}

async function coverageOf(picture: Sharp): Promise<Uint8Array> {
  return (await prepare(picture)).normalised?.coverage ?? new Uint8Array(1);
}

const black = inColour([20, 20, 25], [250, 250, 248]);

describe('prepareFile', () => {
  it('answers what the contract with the decoder promises', async () => {
    const prepared = await prepare(black);
    expect(z.parse(PreparedSignature, prepared)).toEqual(prepared);
    expect(prepared.normalised).toMatchObject(input);
  });

  it.each([
    ['blue ink', () => inColour([40, 70, 200], [250, 250, 248])],
    ['red ink', () => inColour([200, 40, 50], [250, 250, 248])],
    ['yellowed paper', () => inColour([40, 35, 30], [238, 224, 180])],
    ['pencil', () => inColour([130, 130, 135], [250, 250, 248])],
    ['a negative', () => inColour([235, 235, 230], [5, 5, 7])],
    ['150 dpi', () => inColour([20, 20, 25], [250, 250, 248], { dpi: 150 })],
    ['600 dpi', () => inColour([20, 20, 25], [250, 250, 248], { dpi: 600 })],
  ])('sees the same signature in %s', async (_name, variant) => {
    expect(overlapOf(await coverageOf(variant()), await coverageOf(black))).toBeGreaterThan(0.75);
  });

  it('sees the same signature in a JPEG of quality 60', async () => {
    const bytes = new Uint8Array(await black.clone().jpeg({ quality: 60 }).toBuffer());
    const { normalised } = await prepareFile(bytes, 'scan.jpg', input);
    expect(overlapOf(normalised?.coverage ?? new Uint8Array(1), await coverageOf(black))).toBeGreaterThan(0.9);
  });

  it('keeps the pictures within their sizes', async () => {
    const prepared = await prepare(inColour([20, 20, 25], [250, 250, 248], { dpi: 900 }));
    const [scanned, cleaned] = await Promise.all(
      [prepared.scanned, prepared.cleaned].map((png) => sharp(png).metadata()),
    );
    expect(Math.max(scanned.width, scanned.height)).toBe(1600);
    expect(Math.max(cleaned.width, cleaned.height)).toBeLessThanOrEqual(1200);
    const greys = new Set(await sharp(prepared.cleaned).extractChannel(0).raw().toBuffer());
    expect(greys).toEqual(new Set([0, 255]));
  });
});

describe('measures', () => {
  it('gives the ink as scanned, before any correction', async () => {
    const dark = (await prepare(inColour([20, 20, 20], [250, 250, 250]))).measures;
    const light = (await prepare(inColour([120, 120, 120], [250, 250, 250]))).measures;
    expect(dark.inkDarkness).toBeGreaterThan(20);
    expect(dark.inkDarkness).toBeLessThan(60);
    expect(light.inkDarkness).toBeGreaterThan(120);
    expect(light.inkDarkness).toBeLessThan(150);
  });

  it.each([150, 300, 600])('gives the pen in pixels of the normalised image at %i dpi', async (dpi) => {
    const { strokeWidth } = (await prepare(inColour([0, 0, 0], [255, 255, 255], { dpi, pen: 8 }))).measures;
    // The drawing is 58 mm wide and lies in 187.5 pixels; the pen is 0.8 mm.
    expect(Math.abs(strokeWidth - (0.8 * 187.5) / 58)).toBeLessThan(0.3);
  });

  it('gives the shape of the ink', async () => {
    const { aspectRatio } = (await prepare(black)).measures;
    const { width, height } = draw();
    expect(aspectRatio).toBeGreaterThan(width / height);
    expect(aspectRatio).toBeLessThan(4);
  });
});
