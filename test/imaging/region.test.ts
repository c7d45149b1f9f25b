import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../main/base/rasters.ts';
import type { Region } from '../../main/contract/records.ts';
import { prepareSignature } from '../../main/imaging/prepare.ts';
import { boxOf } from '../../main/imaging/region.ts';
import { blankPage, draw, fillRectangle, overlapOf, paste } from './drawing.ts';

const input = { width: 192, height: 96 };
const drawn = draw();
/** Where the strokes lie on the page, without the paper drawn around them. */
const [left, top] = [400, 500];
const signature = { width: drawn.width - 94, height: drawn.height - 94 };
const page = paste(blankPage(1600, 1200), drawn, left - 47, top - 47);
const region: Region = {
  page: 0,
  x: left - 20,
  y: top - 20,
  width: signature.width + 40,
  height: signature.height + 40,
};

async function coverageOf(image: GreyImage, where: Region | null = region): Promise<Uint8Array> {
  const { normalised } = await prepareSignature(image, where, input);
  return normalised?.coverage ?? new Uint8Array(1);
}

const alone = await coverageOf(drawn, null);

describe('a region of a page', () => {
  it('gives what the signature alone gives', async () => {
    expect(overlapOf(await coverageOf(page), alone)).toBeGreaterThan(0.99);
  });

  it('hardly depends on how the user drew it', async () => {
    const loose = { page: 0, x: left - 150, y: top - 90, width: signature.width + 260, height: signature.height + 140 };
    expect(overlapOf(await coverageOf(page, loose), alone)).toBeGreaterThan(0.95);
  });

  it('leaves print that reaches into it', async () => {
    let crowded = page;
    for (let i = 0; i < 30; i++) {
      crowded = fillRectangle(crowded, 380 + 26 * i, top + signature.height + 5, 16, 44);
      crowded = fillRectangle(crowded, 380 + 26 * i, top - 60, 16, 44);
    }
    expect(overlapOf(await coverageOf(crowded), alone)).toBeGreaterThan(0.95);
    expect((await prepareSignature(crowded, region, input)).quality.reasons).toEqual([]);
  });

  it('erases the line that was signed on, where it runs on beyond the region', async () => {
    const onLine = fillRectangle(page, 250, top + 190, 1100, 4);
    expect(overlapOf(await coverageOf(onLine), alone)).toBeGreaterThan(0.85);
  });

  it('erases the box that was signed in', async () => {
    let boxed = fillRectangle(page, left - 60, top - 40, 4, signature.height + 120);
    boxed = fillRectangle(boxed, left + 200, top - 140, 4, signature.height + 260);
    expect(overlapOf(await coverageOf(boxed), alone)).toBeGreaterThan(0.8);
  });

  it('keeps pale strokes beside print that is far darker, and changes nothing where there is none', async () => {
    const paleStrokes: GreyImage = {
      ...page,
      pixels: page.pixels.map((grey) => Math.round(255 - (255 - grey) * 0.4)),
    };
    const plain = await coverageOf(paleStrokes);
    expect(overlapOf(plain, alone)).toBeGreaterThan(0.95);
    const frame = {
      left: left - 60,
      top: top - 60,
      right: left + signature.width + 60,
      bottom: top + signature.height + 60,
    };
    let boxed = paleStrokes;
    for (const [x, y, width, height] of [
      [frame.left, frame.top, frame.right - frame.left, 10],
      [frame.left, frame.bottom, frame.right - frame.left, 10],
      [frame.left, frame.top, 10, frame.bottom - frame.top],
      [frame.right, frame.top, 10, frame.bottom - frame.top],
    ] as const) {
      boxed = fillRectangle(boxed, x, y, width, height);
    }
    expect(overlapOf(await coverageOf(boxed), plain)).toBeGreaterThan(0.99);
  });

  it('keeps a straight underline that belongs to the signature', async () => {
    const underlined = fillRectangle(page, left + 10, top + signature.height - 20, signature.width - 20, 5);
    const { normalised } = await prepareSignature(underlined, { ...region, height: region.height + 20 }, input);
    const rows = Array.from({ length: input.height }, (_, y) =>
      normalised?.coverage.subarray(y * input.width, (y + 1) * input.width),
    );
    expect(rows.some((row) => (row?.filter((share) => share > 128).length ?? 0) > 150)).toBe(true);
  });

  it('says clipped when it cuts through the signature', async () => {
    const half = { ...region, width: region.width * 0.7 };
    expect((await prepareSignature(page, half, input)).quality.reasons).toContain('clipped');
  });

  it('is blank where there is nothing', async () => {
    const empty = { page: 0, x: 40, y: 900, width: 300, height: 200 };
    expect((await prepareSignature(page, empty, input)).quality.reasons).toEqual(['blank']);
  });

  it('shows the region as scanned', async () => {
    const { scanned } = await prepareSignature(page, region, input);
    const { width, height, format } = await sharp(scanned).metadata();
    expect({ width, height, format }).toEqual({ width: region.width, height: region.height, format: 'png' });
  });

  it('reads a region of a 600 dpi scan at full working size', async () => {
    const fine = draw({ dpi: 600 });
    const finePage = paste(blankPage(3200, 2400), fine, 800, 1000);
    const fineRegion = { page: 0, x: 840, y: 1040, width: fine.width - 80, height: fine.height - 80 };
    expect(overlapOf(await coverageOf(finePage, fineRegion), alone)).toBeGreaterThan(0.8);
  });
});

describe('boxOf', () => {
  it('stays on the page and is never empty', () => {
    const size = { width: 100, height: 80 };
    expect(boxOf({ x: -10, y: -10, width: 500, height: 500 }, size)).toEqual({
      left: 0,
      top: 0,
      width: 100,
      height: 80,
    });
    expect(boxOf({ x: 900, y: 900, width: 5, height: 5 }, size)).toEqual({ left: 99, top: 79, width: 1, height: 1 });
    expect(boxOf({ x: 10.2, y: 5.9, width: 0.1, height: 3 }, size)).toEqual({ left: 10, top: 5, width: 1, height: 4 });
  });
});
