/** A drawn character as a picture of its own: ink on paper and nothing else, so that nothing has to be cleaned away. */
import type { NormalisedImage } from '../base/rasters.ts';
import { say } from '../contract/phrase.ts';
import { cropInk, inkBox } from './crop.ts';
import { decodeImage, readImageHeader } from './decode.ts';
import type { InputSize } from './decoder-api.ts';
import { formatOf } from './document-format.ts';
import { inkOfPicture } from './encode.ts';
import { damagedFile, tooLarge } from './file-errors.ts';
import { normaliseInk } from './normalise.ts';

/** Omniglot's have 105 × 105. */
const greatestDrawing = 1_000_000;

/**
 * Null for a drawing without ink.
 *
 * @throws ParaphError `damaged-file` for anything but a whole PNG; `too-large` beyond a megapixel
 */
export async function normaliseDrawing(
  bytes: Uint8Array,
  name: string,
  input: InputSize,
): Promise<NormalisedImage | null> {
  if (formatOf(bytes) !== 'png') throw damagedFile(name, 'a drawing that is no PNG');
  const { width, height } = await readImageHeader(bytes, name);
  if (width * height > greatestDrawing) {
    throw tooLarge(name, say`A drawing has more than a megapixel.`, say`Scale the drawings down.`);
  }
  const ink = inkOfPicture(await decodeImage(bytes, name));
  const box = inkBox(ink);
  return box && normaliseInk(cropInk(ink, box), input);
}
