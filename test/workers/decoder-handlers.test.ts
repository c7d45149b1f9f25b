import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PageView } from '../../main/contract/records.ts';
import { z } from '../../main/contract/schema.ts';
import { DecodedDocument, NormalisedPicture, PreparedSignature } from '../../main/imaging/decoder-api.ts';
import { decoderHandlers } from '../../main/workers/decoder-handlers.ts';
import { blankPage, draw, paste } from '../imaging/drawing.ts';
import { pageWithPicture, pdfBytes } from '../imaging/pdf-bytes.ts';

const signature = draw({ paper: 255 });
const name = 'mandate.pdf';
const bytes = pdfBytes([
  { width: 595, height: 842, content: '' },
  pageWithPicture(paste(blankPage(1000, 500, 255), signature, 100, 60), 300),
]);
const input = { width: 192, height: 96 };

describe('decoder', () => {
  it('opens a document', async () => {
    const opened = await decoderHandlers.open({ name, bytes });
    expect(z.parse(DecodedDocument, opened)).toEqual(opened);
    expect(opened.pages.map(({ page }) => page)).toEqual([0, 1]);
  });

  it('shows a page, with proposals in its own pixels', async () => {
    const view = await decoderHandlers.page({ name, bytes, page: 1 });
    expect(z.parse(PageView, view)).toEqual(view);
    const preview = await sharp(view.preview).metadata();
    expect(Math.max(preview.width, preview.height)).toBe(1600);
    expect(view.proposals).toHaveLength(1);
    expect(view.proposals[0].page).toBe(1);
    expect(view.proposals[0].x).toBeGreaterThan((view.width - 1000) / 2);
  });

  it('prepares what it proposed', async () => {
    const { proposals } = await decoderHandlers.page({ name, bytes, page: 1 });
    const prepared = await decoderHandlers.prepare({ name, bytes, region: proposals[0], input });
    expect(z.parse(PreparedSignature, prepared)).toEqual(prepared);
    expect(prepared.quality).toMatchObject({ usable: true, reasons: [] });
    expect(prepared.normalised).toMatchObject(input);
  });

  it('normalises the cleaned picture to the very same image again', async () => {
    const { proposals } = await decoderHandlers.page({ name, bytes, page: 1 });
    const prepared = await decoderHandlers.prepare({ name, bytes, region: proposals[0], input });
    const again = await decoderHandlers.normalise({ name, bytes: prepared.cleaned, input });
    expect(z.parse(NormalisedPicture, again)).toEqual(again);
    expect(again.normalised).toEqual(prepared.normalised);
  });

  it('takes the whole first page without a region', async () => {
    const prepared = await decoderHandlers.prepare({ name, bytes, region: null, input });
    expect(prepared.quality.reasons).toEqual(['blank']);
  });

  it('names the file in every error', async () => {
    const region = { page: 7, x: 0, y: 0, width: 10, height: 10 };
    await expect(decoderHandlers.prepare({ name, bytes, region, input })).rejects.toMatchObject({
      code: 'bad-input',
      file: name,
    });
    const text = new TextEncoder().encode('hello');
    await expect(decoderHandlers.page({ name: 'x.png', bytes: text, page: 0 })).rejects.toMatchObject({
      code: 'unsupported-format',
      file: 'x.png',
    });
  });
});
