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
 * @param side   pixels of the square
 * @param fitted has ink fill the square, as `normaliseInk` lays it in, wherever and however large it was in its frame
 * @throws ParaphError as `decodeImage` does
 */
export async function labPicture(
  bytes: Uint8Array,
  name: string,
  profile: LabProfile,
  side: number,
  fitted = false,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (profile === 'natural') return naturalSquare(await decodeImage(bytes, name, 0, 'luminance'), side);
  const ink = inkOf(await decodeImage(bytes, name));
  return fitted ? fittedSquare(ink, side) : inkSquare(ink, side);
}

function fittedSquare(ink: InkImage, side: number): Uint8Array<ArrayBuffer> | null {
  const box = inkBox(ink);
  return box && new Uint8Array(normaliseInk(cropInk(ink, box), { width: side, height: side }).coverage);
}

/** A picture of two values is a drawing already; anything else is parted into ink and paper as a scan is. */
function inkOf(image: GreyImage): InkImage {
  if (image.pixels.every((grey) => grey === 0 || grey === 255)) return inkOfPicture(image);
  return binariseInk(inkDarkOnLight(shrinkToFit(image, workingSide)));
}

/**
 * The whole picture, paper added on its short side, scaled to the square: where in its frame and how large a character was
 * drawn belongs to it. Null without ink.
 */
export function inkSquare({ width, height, ink }: InkImage, side: number): Uint8Array<ArrayBuffer> | null {
  if (inkBox({ width, height, ink }) === null) return null;
  const long = Math.max(width, height);
  const axis = (length: number) => ({ origin: (length - long) / 2, step: long / side, count: side });
  const shares = averageOverGrid(ink, width, height, axis(width), axis(height));
  return toBytes(shares.map((share) => 255 * share));
}

/** Grey values lie about this one, and spread about it by as much as this. */
const middle = 127.5;
const deviation = 52;

/** Cropped to the square in its middle; dark is much, as ink is. Null where all of it is one grey. */
function naturalSquare(image: GreyImage, side: number): Uint8Array<ArrayBuffer> | null {
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
