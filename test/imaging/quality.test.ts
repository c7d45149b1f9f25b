import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../main/base/rasters.ts';
import { cropGrey } from '../../main/imaging/crop.ts';
import { prepareFile, prepareSignature } from '../../main/imaging/prepare.ts';
import { separateSignatures } from '../../main/imaging/separate.ts';
import { extractInk } from '../../main/imaging/extract.ts';
import { blankPage, draw, paste } from './drawing.ts';

const input = { width: 192, height: 96 };
const data = '../shared/data';

async function qualityOf(image: GreyImage) {
  return (await prepareSignature(image, null, input)).quality;
}

describe('quality', () => {
  it('finds nothing wrong with a clean signature', async () => {
    const quality = await qualityOf(draw());
    expect(quality).toMatchObject({ usable: true, reasons: [] });
    const perTenth = 300 / 254;
    expect(Math.abs(quality.width - 580 * perTenth)).toBeLessThan(15);
    expect(quality.inkPixels).toBeGreaterThan(5_000);
  });

  it('gives sizes in pixels of the page, whatever the working size', async () => {
    const [small, large] = [await qualityOf(draw({ dpi: 300 })), await qualityOf(draw({ dpi: 900 }))];
    expect(large.width / small.width).toBeCloseTo(3, 1);
    expect(large.inkPixels / small.inkPixels / 9).toBeCloseTo(1, 0);
  });

  it('says blank', async () => {
    const prepared = await prepareSignature(blankPage(400, 200), null, input);
    expect(prepared.quality).toEqual({ usable: false, reasons: ['blank'], inkPixels: 0, width: 0, height: 0 });
    expect(prepared.normalised).toBeNull();
    expect(prepared.cleaned.length).toBeGreaterThan(0);
  });

  it('says faint', async () => {
    expect(await qualityOf(draw({ ink: 218, paper: 248 }))).toMatchObject({ usable: true, reasons: ['faint'] });
  });

  it('says too small', async () => {
    expect(await qualityOf(draw({ dpi: 14 }))).toMatchObject({ usable: false, reasons: ['too-small'] });
  });

  it.each([
    ['left', 140, 0, 0, 0],
    ['right', 0, 0, 160, 0],
    ['top', 0, 90, 0, 0],
    ['bottom', 0, 0, 0, 177],
  ])('says clipped at the %s', async (_side, left, top, right, bottom) => {
    const whole = draw();
    const cut = cropGrey(whole, { left, top, width: whole.width - left - right, height: whole.height - top - bottom });
    expect((await qualityOf(cut)).reasons).toContain('clipped');
  });

  it('does not take a tight crop for a clipped one', async () => {
    const whole = draw();
    const [{ left, top, right, bottom }] = separateSignatures(extractInk(whole).ink);
    const tight = cropGrey(whole, { left, top, width: right - left, height: bottom - top });
    expect((await qualityOf(tight)).reasons).toEqual([]);
  });

  it('says several signatures, one above or far beside the other', async () => {
    const one = draw({ dpi: 150, paper: 245 });
    const above = paste(paste(blankPage(500, 500), one, 20, 20), one, 60, 280);
    const beside = paste(paste(blankPage(1400, 220), one, 10, 20), one, 950, 20);
    expect((await qualityOf(above)).reasons).toEqual(['several-signatures']);
    expect((await qualityOf(beside)).reasons).toEqual(['several-signatures']);
    expect(separateSignatures(extractInk(above).ink)).toHaveLength(2);
  });
});

describe.skipIf(!existsSync(data))('quality of genuine signatures', () => {
  it('raises nothing on at least 98 %', { timeout: 120_000 }, async () => {
    const files = ['bhsig260-hindi', 'sigcomp2011-dutch'].flatMap((set) =>
      readdirSync(join(data, set)).flatMap((writer) => {
        const folder = join(data, set, writer, 'genuine');
        return existsSync(folder)
          ? readdirSync(folder)
              .slice(0, 1)
              .map((file) => join(folder, file))
          : [];
      }),
    );
    let flagged = 0;
    for (const file of files) {
      const { quality } = await prepareFile(readFileSync(file), file, input);
      if (quality.reasons.length > 0) flagged++;
    }
    expect(files.length).toBeGreaterThan(200);
    expect(flagged / files.length).toBeLessThanOrEqual(0.02);
  });
});
