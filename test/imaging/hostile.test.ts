/** Files made to break their reader. The process that reads them may die of them; here it must not even come to that. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { ParaphError } from '../../main/contract/errors.ts';
import { openDocument, renderPage } from '../../main/imaging/document.ts';
import { decoderHandlers } from '../../main/workers/decoder-handlers.ts';
import { draw } from './drawing.ts';
import { mutate } from './mutation.ts';
import { pageWithPicture, pdfBytes } from './pdf-bytes.ts';
import { tiffBytes } from './tiff-bytes.ts';
import type { TiffEntry } from './tiff-bytes.ts';

const input = { width: 192, height: 96 };
const drawing = draw({ dpi: 75 });
const raw = { raw: { width: drawing.width, height: drawing.height, channels: 1 as const } };

/** What a stranger's file may lead to. */
const expected = ['unsupported-format', 'damaged-file', 'too-large', 'refused', 'bad-input'];

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof ParaphError) return error.code;
    throw error;
  }
}

async function encoded(format: 'png' | 'jpeg' | 'webp' | 'tiff'): Promise<Uint8Array> {
  const picture = sharp(drawing.pixels, raw).toColourspace('b-w');
  return new Uint8Array(
    await (format === 'tiff' ? picture.tiff({ compression: 'lzw' }) : picture.toFormat(format)).toBuffer(),
  );
}

const originals = {
  png: () => encoded('png'),
  jpeg: () => encoded('jpeg'),
  webp: () => encoded('webp'),
  tiff: () => encoded('tiff'),
  fax: async () =>
    new Uint8Array(
      await sharp(drawing.pixels, raw)
        .toColourspace('b-w')
        .threshold(128)
        .tiff({ compression: 'ccittfax4', bitdepth: 1 })
        .toBuffer(),
    ),
  pdf: () => Promise.resolve(pdfBytes([pageWithPicture(drawing, 200, 120, 80)])),
};

describe('mutated files', () => {
  it.each(Object.keys(originals) as (keyof typeof originals)[])(
    '120 of %s: each ends in a typed result, soon',
    async (format) => {
      const original = await originals[format]();
      const random = createRandom(2026);
      const kept = format === 'webp' ? 12 : format === 'png' ? 8 : 4;
      const outcomes = new Map<string, number>();
      const milliseconds: number[] = [];
      for (let i = 0; i < 120; i++) {
        const bytes = mutate(original, random, kept);
        const start = performance.now();
        const code = await codeOf(decoderHandlers.prepare({ name: 'stranger', bytes, region: null, input }));
        milliseconds.push(performance.now() - start);
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
      }
      expect([...outcomes.keys()].filter((code) => code !== 'done' && !expected.includes(code))).toEqual([]);
      // Damage that always or never matters would test nothing.
      expect(outcomes.get('damaged-file')).toBeGreaterThan(5);
      expect(milliseconds.sort((a, b) => a - b)[118]).toBeLessThan(2_000);
    },
  );
});

function pngHeader(width: number, height: number): Uint8Array {
  const chunk = Buffer.alloc(25);
  chunk.writeUInt32BE(13, 0);
  chunk.write('IHDR', 4, 'latin1');
  chunk.writeUInt32BE(width, 8);
  chunk.writeUInt32BE(height, 12);
  chunk.set([8, 0, 0, 0, 0], 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 21)), 21);
  const data = Buffer.from('\0\0\0\0IDAT\x35\xaf\x06\x1e', 'latin1');
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk, data]));
}

/** The file's size fields changed: 65,500 pixels each way. */
async function hugeJpeg(): Promise<Uint8Array> {
  const bytes = Buffer.from(await encoded('jpeg'));
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(65_500, frame + 5);
  bytes.writeUInt16BE(65_500, frame + 7);
  return new Uint8Array(bytes);
}

async function hugeWebp(): Promise<Uint8Array> {
  const bytes = Buffer.from(await encoded('webp'));
  const start = bytes.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
  bytes.writeUInt16LE(16_383, start + 3);
  bytes.writeUInt16LE(16_383, start + 5);
  return new Uint8Array(bytes);
}

function tiffPage(width: number, height: number): TiffEntry[] {
  return [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [278, 4, height],
    [279, 4, width * height],
  ];
}

const onePage = [{ width: 100, height: 100, content: '/Im Do' }];
const pages = (count: number) => Array.from({ length: count }, () => tiffPage(10, 10));

describe('bombs', () => {
  beforeAll(async () => {
    // Loads the libraries, so that their start is not counted.
    await renderPage(await encoded('png'), 'warm.png', 0);
    await renderPage(pdfBytes(onePage), 'warm.pdf', 0);
  });

  it.each([
    ['a PNG of 60,000 × 60,000', () => pngHeader(60_000, 60_000), 'too-large'],
    ['a PNG wider than the format allows to be read', () => pngHeader(0x7fffffff, 1), 'damaged-file'],
    ['a JPEG of 65,500 × 65,500', hugeJpeg, 'too-large'],
    ['a WebP of 16,383 × 16,383', hugeWebp, 'too-large'],
    ['a TIFF of 60,000 × 60,000', () => tiffBytes([tiffPage(60_000, 60_000)]), 'too-large'],
    ['a TIFF whose second page is huge', () => tiffBytes([tiffPage(10, 10), tiffPage(60_000, 60_000)]), 'too-large'],
    ['a TIFF of 100,000 pages', () => tiffBytes(pages(100_000)), 'too-large'],
    [
      'a TIFF whose pages run in a circle',
      () => tiffBytes(pages(3), (index, offsets) => offsets[(index + 1) % 3]),
      'damaged-file',
    ],
    ['a TIFF whose page follows itself', () => tiffBytes(pages(1), (_, offsets) => offsets[0]), 'damaged-file'],
    ['a TIFF whose chain leaves the file', () => tiffBytes(pages(1), () => 0x7fffffff), 'damaged-file'],
    ['a PDF that claims 100,000 pages', () => pdfBytes(onePage, { count: 100_000 }), 'too-large'],
    [
      'a PDF with a picture of 30,000 × 30,000',
      () =>
        pdfBytes(onePage, {
          tweak: (dictionary) => dictionary.replace('/Width 1 /Height 1', '/Width 30000 /Height 30000'),
        }),
      'too-large',
    ],
    [
      'a PDF packed over and over',
      () =>
        pdfBytes(onePage, {
          tweak: (dictionary) => dictionary.replace('/FlateDecode', `[${'/FlateDecode '.repeat(8)}]`),
        }),
      'damaged-file',
    ],
    ['a file of 101 MiB', () => new Uint8Array(101 * 1024 * 1024), 'too-large'],
  ] as const)('refuses %s within 100 ms of work', async (_name, make, code) => {
    const bytes = await make();
    const before = process.cpuUsage();
    const outcome = await codeOf(openDocument(bytes, 'bomb'));
    const used = process.cpuUsage(before);
    expect(outcome).toBe(code);
    expect((used.user + used.system) / 1000).toBeLessThan(100);
  });

  it('reads 200 pages but not 201', async () => {
    expect((await openDocument(tiffBytes(pages(200)), 'many.tif')).pages).toHaveLength(200);
    expect(await codeOf(openDocument(tiffBytes(pages(201)), 'many.tif'))).toBe('too-large');
  });

  it('reads 50 megapixels but no more', async () => {
    expect((await openDocument(tiffBytes([tiffPage(10_000, 5_000)]), 'large.tif')).pages).toHaveLength(1);
    expect(await codeOf(openDocument(tiffBytes([tiffPage(10_000, 5_001)]), 'large.tif'))).toBe('too-large');
  });

  it('does not let a PDF take memory without end', async () => {
    // 45 megapixels of 16-bit CMYK unpack to 360 MB: more than a document may take.
    const bomb = pdfBytes(onePage, {
      tweak: (dictionary) =>
        dictionary
          .replace('/Width 1 /Height 1', '/Width 9000 /Height 5000')
          .replace('/DeviceGray', '/DeviceCMYK')
          .replace('/BitsPerComponent 8', '/BitsPerComponent 16'),
    });
    const before = process.memoryUsage().rss;
    expect(['done', ...expected]).toContain(await codeOf(renderPage(bomb, 'bomb.pdf', 0)));
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(512);
  });
});
