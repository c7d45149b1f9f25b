/** Any picture as the lab's networks take it: a small square of ink, or of greys whose contrast is evened out. */
import type { GreyImage, InkImage } from '../base/rasters.ts';
import type { LabProfile } from '../contract/lab/records.ts';
import { cropGrey, cropInk, inkBox } from './crop.ts';
import { decodeImage } from './decode.ts';
import { inkOfPicture } from './encode.ts';
import { binariseInk, inkDarkOnLight } from './extract.ts';
import { normaliseInk } from './normalise.ts';
import { averageOverGrid, shrinkToFit, toBytes } from './resample.ts';

/** Long side before binarisation, in pixels: far more than the lab's networks see. */
const workingSide = 400;

/**
 * Coverage 0 to 255, row by row; null where there is nothing to see.
 *
 * @param side pixels of the square
 * @throws ParaphError as `decodeImage` does
 */
export async function labPicture(
  bytes: Uint8Array,
  name: string,
  profile: LabProfile,
  side: number,
): Promise<Uint8Array | null> {
  if (profile === 'natural') return naturalSquare(await decodeImage(bytes, name, 0, 'luminance'), side);
  return inkSquare(inkOf(await decodeImage(bytes, name)), side);
}

/** A picture of two values is a drawing already; anything else is parted into ink and paper as a scan is. */
function inkOf(image: GreyImage): InkImage {
  if (image.pixels.every((grey) => grey === 0 || grey === 255)) return inkOfPicture(image);
  return binariseInk(inkDarkOnLight(shrinkToFit(image, workingSide)));
}

/** Cropped to its ink, as large as the square allows, its proportions kept. Null without ink. */
function inkSquare(image: InkImage, side: number): Uint8Array | null {
  const box = inkBox(image);
  return box && normaliseInk(cropInk(image, box), { width: side, height: side }).coverage;
}

/** Grey values lie about this one, and spread about it by as much as this. */
const middle = 127.5;
const deviation = 52;

/** Cropped to the square in its middle; dark is much, as ink is. Null where all of it is one grey. */
function naturalSquare(image: GreyImage, side: number): Uint8Array | null {
  const short = Math.min(image.width, image.height);
  const left = (image.width - short) >> 1;
  const top = (image.height - short) >> 1;
  const { pixels } = cropGrey(image, { left, top, width: short, height: short });
  const axis = { origin: 0, step: short / side, count: side };
  const greys = averageOverGrid(pixels, short, short, axis, axis);
  const mean = greys.reduce((sum, grey) => sum + grey, 0) / greys.length;
  const spread = Math.sqrt(greys.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / greys.length);
  if (spread < 1) return null;
  return toBytes(greys.map((grey) => Math.max(0, middle + (deviation * (mean - grey)) / spread)));
}
