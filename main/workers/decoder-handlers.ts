/** What the decoder process does at each call. */
import { renderPage, openDocument } from '../imaging/document.ts';
import type { DecoderApi } from '../imaging/decoder-api.ts';
import { encodePng } from '../imaging/encode.ts';
import { locateSignatures } from '../imaging/locate.ts';
import { normaliseCleaned, prepareSignature } from '../imaging/prepare.ts';
import { shrinkToFit } from '../imaging/resample.ts';

/** Long side of a page's preview, in pixels. */
const previewSide = 1600;

/** The calls of `DecoderApi`; they throw ParaphError as `openDocument` and `renderPage` do. */
export const decoderHandlers: DecoderApi = {
  open: ({ name, bytes }) => openDocument(bytes, name),

  async page({ name, bytes, page }) {
    const { image } = await renderPage(bytes, name, page);
    const proposals = locateSignatures(image).map((region) => ({ ...region, page }));
    const preview = await encodePng(shrinkToFit(image, previewSide));
    return { page, width: image.width, height: image.height, preview, proposals };
  },

  async prepare({ name, bytes, region, input }) {
    const { image, dpi } = await renderPage(bytes, name, region?.page ?? 0);
    return prepareSignature(image, region, input, dpi);
  },

  normalise: ({ name, bytes, input }) => normaliseCleaned(bytes, name, input),
  async list({ name, bytes }) {
    // Seldom asked for: the process starts the sooner without its parser.
    const { readImportList } = await import('../documents/import-list.ts');
    return readImportList(bytes, name);
  },
};
