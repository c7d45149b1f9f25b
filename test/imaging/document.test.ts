import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../main/base/rasters.ts';
import { ParaphError } from '../../main/contract/errors.ts';
import { openDocument, renderPage } from '../../main/imaging/document.ts';
import { draw, drawInColour } from './drawing.ts';
import { pageWithPicture, pdfBytes } from './pdf-bytes.ts';
import { joinTiffs } from './tiff-bytes.ts';

const drawing = draw({ dpi: 150 });
const { width, height } = drawing;

function grey(image: GreyImage): Sharp {
  return sharp(image.pixels, { raw: { width: image.width, height: image.height, channels: 1 } }).toColourspace('b-w');
}

function rgb(ink: readonly [number, number, number], paper: readonly [number, number, number]): Sharp {
  const picture = drawInColour({ dpi: 150 }, ink, paper);
  return sharp(picture.rgb, { raw: { width: picture.width, height: picture.height, channels: 3 } });
}

async function bytesOf(picture: Sharp): Promise<Uint8Array> {
  return new Uint8Array(await picture.toBuffer());
}

/** Mean and greatest difference of grey. */
function difference(a: GreyImage, b: GreyImage): { mean: number; greatest: number } {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let sum = 0;
  let greatest = 0;
  for (let i = 0; i < a.pixels.length; i++) {
    const off = Math.abs(a.pixels[i] - b.pixels[i]);
    sum += off;
    greatest = Math.max(greatest, off);
  }
  return { mean: sum / a.pixels.length, greatest };
}

async function errorOf(work: Promise<unknown>): Promise<ParaphError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ParaphError);
  return error as ParaphError;
}

describe('pictures', () => {
  it.each([
    [72, null],
    [96, null],
    [150, 150],
    [300, 300],
  ])('of %i dots an inch have a resolution of %s: what software fills in is none', async (density, dpi) => {
    const bytes = await bytesOf(grey(drawing).png().withMetadata({ density }));
    expect((await openDocument(bytes, 'drawing.png')).pages).toEqual([{ page: 0, width, height, dpi }]);
  });

  it.each([
    ['png', () => grey(drawing).png(), 0],
    ['webp', () => grey(drawing).webp({ lossless: true }), 2],
    ['webp', () => grey(drawing).webp({ quality: 80 }), 60],
    ['jpeg', () => grey(drawing).jpeg({ quality: 90 }), 60],
    ['jpeg', () => grey(drawing).jpeg({ progressive: true }), 80],
    ['tiff', () => grey(drawing).tiff({ compression: 'lzw' }), 0],
    ['tiff', () => grey(drawing).tiff({ compression: 'deflate', predictor: 'horizontal' }), 0],
    ['tiff', () => grey(drawing).tiff({ tile: true, compression: 'none', bigtiff: true }), 0],
    ['png', () => grey(drawing).png({ palette: true }), 2],
  ] as const)('reads %s', async (format, make, tolerance) => {
    const bytes = await bytesOf(make());
    expect(await openDocument(bytes, 'scan')).toMatchObject({ format, pages: [{ page: 0, width, height }] });
    const { image } = await renderPage(bytes, 'scan', 0);
    expect(difference(image, drawing).greatest).toBeLessThanOrEqual(tolerance);
  });

  it('goes by the first bytes, not by the name', async () => {
    expect((await openDocument(await bytesOf(grey(drawing).jpeg()), 'scan.png')).format).toBe('jpeg');
  });

  it('reads fax pages: two grey values, Group 4', async () => {
    const bytes = await bytesOf(grey(drawing).threshold(128).tiff({ compression: 'ccittfax4', bitdepth: 1 }));
    const { image } = await renderPage(bytes, 'fax.tif', 0);
    expect(new Set(image.pixels)).toEqual(new Set([0, 255]));
    const expected = { ...drawing, pixels: drawing.pixels.map((value) => (value >= 128 ? 255 : 0)) };
    expect(difference(image, expected).greatest).toBe(0);
  });

  it('reads every page of a TIFF, each with its own size and resolution', async () => {
    const small = draw({ dpi: 100, ink: 90 });
    const pages = await Promise.all([
      bytesOf(grey(drawing).tiff({ compression: 'lzw', xres: 150 / 25.4, yres: 150 / 25.4 })),
      bytesOf(grey(small).tiff({ compression: 'none', xres: 100 / 25.4, yres: 100 / 25.4 })),
    ]);
    const bytes = joinTiffs(pages);
    expect((await openDocument(bytes, 'two.tif')).pages).toEqual([
      { page: 0, width, height, dpi: 150 },
      { page: 1, width: small.width, height: small.height, dpi: 100 },
    ]);
    expect(difference((await renderPage(bytes, 'two.tif', 1)).image, small).greatest).toBe(0);
    expect(await errorOf(renderPage(bytes, 'two.tif', 2))).toMatchObject({ code: 'bad-input', file: 'two.tif' });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns a photo as its orientation says: %i', async (orientation) => {
    const bytes = await bytesOf(grey(drawing).jpeg({ quality: 95 }).withMetadata({ orientation }));
    const { pages } = await openDocument(bytes, 'photo.jpg');
    const { image } = await renderPage(bytes, 'photo.jpg', 0);
    expect([pages[0].width, pages[0].height]).toEqual([image.width, image.height]);
    const turned = orientation >= 5;
    expect([image.width, image.height]).toEqual(turned ? [height, width] : [width, height]);
    const upright = await sharp(await bytesOf(grey(drawing).png().withMetadata({ orientation })))
      .autoOrient()
      .extractChannel(0)
      .raw()
      .toBuffer();
    expect(difference(image, { ...image, pixels: new Uint8Array(upright) }).mean).toBeLessThan(2);
  });

  it('turns a TIFF as its orientation says, and knows before decoding', async () => {
    const bytes = await bytesOf(grey(drawing).tiff({ compression: 'lzw' }).withMetadata({ orientation: 6 }));
    const { pages } = await openDocument(bytes, 'turned.tif');
    const { image } = await renderPage(bytes, 'turned.tif', 0);
    expect([pages[0].width, pages[0].height]).toEqual([height, width]);
    expect([image.width, image.height]).toEqual([height, width]);
  });

  it('lays transparency over white', async () => {
    const ink = new Uint8Array(drawing.pixels.length * 4);
    drawing.pixels.forEach((value, i) => {
      ink[4 * i + 3] = 255 - value;
    });
    const bytes = await bytesOf(sharp(ink, { raw: { width, height, channels: 4 } }).png());
    expect(difference((await renderPage(bytes, 'ink.png', 0)).image, drawing).greatest).toBeLessThanOrEqual(1);
  });

  it('reads 16 bits a channel, with and without transparency', async () => {
    const deep = grey(drawing).toColourspace('rgb16');
    for (const bytes of [
      await bytesOf(deep.clone().png()),
      await bytesOf(deep.clone().ensureAlpha().png()),
      await bytesOf(grey(drawing).toColourspace('grey16').tiff({ compression: 'lzw' })),
    ]) {
      expect(difference((await renderPage(bytes, 'deep', 0)).image, drawing).greatest).toBeLessThanOrEqual(1);
    }
  });

  it('reads CMYK: white paper stays white, ink dark', async () => {
    for (const picture of [
      rgb([20, 20, 20], [255, 255, 255]).toColourspace('cmyk').tiff({ compression: 'lzw' }),
      rgb([20, 20, 20], [255, 255, 255]).toColourspace('cmyk').jpeg({ quality: 95 }),
    ]) {
      const { image } = await renderPage(await bytesOf(picture), 'print', 0);
      const sorted = image.pixels.slice().sort();
      expect(sorted[sorted.length >> 1]).toBeGreaterThan(235);
      expect(sorted[10]).toBeLessThan(80);
    }
  });

  it.each([
    ['blue', [30, 60, 210]],
    ['light blue', [110, 150, 255]],
    ['red', [220, 30, 40]],
    ['green', [20, 150, 70]],
  ] as const)('keeps %s ink dark', async (_name, ink) => {
    const { image } = await renderPage(await bytesOf(rgb(ink, [250, 250, 250]).png()), 'ink.png', 0);
    expect(Math.min(...image.pixels)).toBe(Math.min(...ink));
  });
});

describe('PDF', () => {
  it('draws pages at 300 dpi, as large as the sheet', async () => {
    const picture = draw({ dpi: 300, paper: 255 });
    const bytes = pdfBytes([pageWithPicture(picture, 300), { width: 200, height: 100, content: '' }]);
    const { format, pages } = await openDocument(bytes, 'letter.pdf');
    expect(format).toBe('pdf');
    expect(pages).toEqual([
      { page: 0, width: 2480, height: 3508, dpi: 300 },
      { page: 1, width: 833, height: 417, dpi: 300 },
    ]);
    const { image, dpi } = await renderPage(bytes, 'letter.pdf', 0);
    expect([image.width, image.height, dpi]).toEqual([2480, 3508, 300]);
    const left = Math.round((2480 - picture.width) / 2);
    const top = Math.round((3508 - picture.height) / 2);
    const drawn = new Uint8Array(picture.pixels.length);
    for (let y = 0; y < picture.height; y++) {
      drawn.set(
        image.pixels.subarray((top + y) * 2480 + left, (top + y) * 2480 + left + picture.width),
        y * picture.width,
      );
    }
    expect(difference({ ...picture, pixels: drawn }, picture).mean).toBeLessThan(4);
    expect(image.pixels[0]).toBe(255);
  });

  it('keeps blue strokes dark and turns pages as they say', async () => {
    const content = '0.1 0.2 0.9 RG 6 w 20 20 m 180 20 l S';
    const bytes = pdfBytes([{ width: 200, height: 100, rotate: 90, content }]);
    expect((await openDocument(bytes, 'turned.pdf')).pages[0]).toMatchObject({ width: 417, height: 833 });
    const { image } = await renderPage(bytes, 'turned.pdf', 0);
    // A stroke along the lower edge stands along the left edge after a clockwise turn.
    const at = (x: number, y: number) => image.pixels[y * image.width + x];
    expect(at(Math.round((20 / 72) * 300), 400)).toBeLessThan(40);
    expect(at(300, 400)).toBe(255);
  });

  it('draws a poster at fewer dots, and refuses a wall', async () => {
    const poster = pdfBytes([{ width: 3370, height: 4768, content: '' }]);
    const { pages } = await openDocument(poster, 'a0.pdf');
    expect(pages[0].dpi).toBeLessThan(300);
    expect(pages[0].width * pages[0].height).toBeLessThanOrEqual(30_100_000);
    const wall = pdfBytes([{ width: 14_400, height: 14_400, content: '' }]);
    expect(await errorOf(openDocument(wall, 'wall.pdf'))).toMatchObject({ code: 'too-large', file: 'wall.pdf' });
  });

  it('forgets one document before the next', async () => {
    for (let round = 0; round < 5; round++) {
      const bytes = pdfBytes([pageWithPicture(drawing, 150)]);
      expect((await renderPage(bytes, 'again.pdf', 0)).image.width).toBe(2480);
    }
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'unsupported-format'],
    ['text', new TextEncoder().encode('Dear Sir,'), 'unsupported-format'],
    ['a HEIC photo', Uint8Array.of(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63), 'unsupported-format'],
    [
      'an SVG',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'unsupported-format',
    ],
    ['half a PNG header', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'damaged-file'],
    ['half a TIFF header', Uint8Array.of(0x49, 0x49, 42, 0, 8), 'damaged-file'],
    ['a PDF of nothing', new TextEncoder().encode('%PDF-1.7\n'), 'damaged-file'],
  ] as const)('%s', async (_name, bytes, code) => {
    const error = await errorOf(openDocument(bytes, 'letter.png'));
    expect(error).toMatchObject({ code, file: 'letter.png' });
    expect(error.message.length).toBeGreaterThan(10);
    expect(error.nextStep).toBeTruthy();
  });

  it.each(['png', 'jpeg', 'webp', 'tiff'] as const)('%s cut off in the middle', async (format) => {
    const whole = await bytesOf(grey(drawing).toFormat(format));
    const error = await errorOf(renderPage(whole.slice(0, whole.length / 2), 'cut', 0));
    expect(error).toMatchObject({ code: 'damaged-file', file: 'cut' });
  });
});
