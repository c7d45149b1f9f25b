import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from '../../main/contract/schema.ts';
import { PreparedSignature } from '../../main/imaging/decoder-api.ts';
import { renderPage } from '../../main/imaging/document.ts';
import { frameOfInput } from '../../main/imaging/normalise.ts';
import { prepareFile, prepareSignature } from '../../main/imaging/prepare.ts';
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

describe('placement', () => {
  /** The box of dark pixels of a picture, in its own pixels. */
  async function inkOf(png: Uint8Array) {
    const { data, info } = await sharp(png).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
    const dark = [...data.keys()].filter((i) => data[i] < 128);
    const columns = dark.map((i) => i % info.width);
    return { left: Math.min(...columns), top: Math.floor(dark[0] / info.width), right: Math.max(...columns) + 1 };
  }

  it.each([150, 300, 900])('lays the cleaned picture onto the same ink as scanned at %i dpi', async (dpi) => {
    const { width, height, rgb } = drawInColour({ dpi }, [20, 20, 25], [250, 250, 248]);
    const picture = sharp(rgb, { raw: { width, height, channels: 3 } }).withMetadata({ density: dpi });
    const { scanned, cleaned, placement } = await prepare(picture);
    if (!placement) throw new Error('there is ink');
    const [all, own] = await Promise.all([inkOf(scanned), inkOf(cleaned)]);
    // A few pixels of the page: the pictures' own steps, and the trimmed ends.
    const near = 2 + 0.006 * width;
    const { x, y, step } = placement.cleaned;
    expect(Math.abs(x + own.left * step - all.left * placement.scannedStep)).toBeLessThan(near);
    expect(Math.abs(y + own.top * step - all.top * placement.scannedStep)).toBeLessThan(near);
    expect(Math.abs(x + own.right * step - all.right * placement.scannedStep)).toBeLessThan(near);
    expect(placement.dpi).toBe(dpi);
    expect(placement.scannedStep).toBeCloseTo(Math.max(1, Math.max(width, height) / 1600), 2);
  });

  it('counts from the region’s corner', async () => {
    const { width, height, rgb } = drawInColour({}, [20, 20, 25], [250, 250, 248]);
    const bytes = await sharp(rgb, { raw: { width, height, channels: 3 } })
      .extend({ left: 130, top: 90, right: 200, bottom: 200, background: '#fafaf8' })
      .png()
      .toBuffer();
    const { image } = await renderPage(new Uint8Array(bytes), 'page.png', 0);
    const alone = await prepareSignature(image, { page: 0, x: 130, y: 90, width, height }, input);
    const wide = await prepareSignature(
      image,
      { page: 0, x: 100, y: 80, width: width + 60, height: height + 60 },
      input,
    );
    expect((wide.placement?.cleaned.x ?? 0) - (alone.placement?.cleaned.x ?? 0)).toBeCloseTo(30, 0);
    expect((wide.placement?.cleaned.y ?? 0) - (alone.placement?.cleaned.y ?? 0)).toBeCloseTo(10, 0);
  });

  it('is unknown without ink', async () => {
    const blank = sharp({ create: { width: 300, height: 100, channels: 3, background: 'white' } });
    expect((await prepare(blank)).placement).toBeNull();
  });
});

describe('frameOfInput', () => {
  it('is what the network sees of the cleaned picture', () => {
    const frame = frameOfInput({ width: 400, height: 100 }, input);
    // 192 × 96 with 2.25 pixels of paper left and right: 187.5 pixels for 400.
    expect(frame.width).toBeCloseTo((400 / 187.5) * 192);
    expect(frame.x).toBeCloseTo(-(2.25 * 400) / 187.5);
    expect(frame.y + frame.height / 2).toBeCloseTo(50);
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
