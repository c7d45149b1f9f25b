/** What the decoder process does at each call. */
import { renderPage, openDocument } from '../imaging/document.ts';
import { say } from '../contract/phrase.ts';
import { decodeImage, readImageHeader } from '../imaging/decode.ts';
import { formatOf } from '../imaging/document-format.ts';
import { damagedFile, tooLarge } from '../imaging/file-errors.ts';
import type { DecoderApi } from '../imaging/decoder-api.ts';
import { describeCleaned } from '../imaging/describe.ts';
import { normaliseDrawing } from '../imaging/drawing.ts';
import { encodePng } from '../imaging/encode.ts';
import { locateSignatures } from '../imaging/locate.ts';
import { normaliseCleaned, prepareSignature, traceCleaned } from '../imaging/prepare.ts';
import { readAll } from '../imaging/read-all.ts';
import { inkOverlap, reproduce } from '../imaging/reproduce.ts';
import { shrinkToFit } from '../imaging/resample.ts';

/** Pixels of a picture that Paraph makes: a long side of 1600, with room to spare. */
const greatestPicture = 4_000_000;

/** Every picture is decoded to its end: it will be shown, and printed into reports. */
async function checkPicture(bytes: Uint8Array, name: string): Promise<void> {
  if (formatOf(bytes) !== 'png') throw damagedFile(name, 'a picture that is no PNG');
  const { width, height } = await readImageHeader(bytes, name);
  if (width * height > greatestPicture) {
    throw tooLarge(name, say`A picture in the file is larger than Paraph makes them.`, say`Export the person again.`);
  }
  await decodeImage(bytes, name);
}

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

  async prepareVariant({ name, bytes, variant, seed, input }) {
    const { varyPage } = await import('../imaging/variants.ts');
    const { image, dpi } = await renderPage(bytes, name, 0);
    const varied = await varyPage(image, variant, seed);
    return prepareSignature(varied.image, varied.region, input, dpi);
  },

  normalise: ({ name, bytes, input }) => normaliseCleaned(bytes, name, input),
  centreLine: ({ name, bytes }) => traceCleaned(bytes, name),
  describe: ({ name, bytes, placement }) => describeCleaned(bytes, name, placement),
  async reproduce({ name, bytes, how }) {
    return { picture: await reproduce(bytes, name, how) };
  },
  async overlap({ name, bytes, other }) {
    return { overlap: inkOverlap(await decodeImage(bytes, name), await decodeImage(other, name)) };
  },
  async list({ name, bytes }) {
    // Seldom asked for: the process starts the sooner without its parser.
    const { readImportList } = await import('../documents/import-list.ts');
    return readImportList(bytes, name);
  },
  async characters({ name, bytes, most }) {
    const { unpackCharacters } = await import('../documents/character-archive.ts');
    const characters = unpackCharacters(bytes, most, name);
    return { characters: characters.map((one) => ({ name: one.name, drawings: [...one.drawings] })) };
  },
  async drawings({ name, drawings, input }) {
    const read = (bytes: Uint8Array) => normaliseDrawing(bytes, name, input).then((one) => one && one.coverage);
    return readAll(drawings, read);
  },
  async pictures(request) {
    const { pictureDecoder } = await import('../documents/picture-decoder.ts');
    return pictureDecoder.pictures(request);
  },
  async runLabels(request) {
    const { pictureDecoder } = await import('../documents/picture-decoder.ts');
    return pictureDecoder.runLabels(request);
  },
  async labPictures(request) {
    const { pictureDecoder } = await import('../documents/picture-decoder.ts');
    return pictureDecoder.labPictures(request);
  },
  async person({ name, bytes }) {
    const { unpackPerson } = await import('../documents/person-archive.ts');
    const exported = unpackPerson(bytes, name);
    for (const { scanned, cleaned } of exported.specimens) {
      await checkPicture(scanned, name);
      await checkPicture(cleaned, name);
    }
    return exported;
  },
};
