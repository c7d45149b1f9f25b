import sharp from 'sharp';
import type { GreyImage, InkImage } from '../base/rasters.ts';

/** PNG of a grey picture, quick rather than small: it lives for a moment or in the database of one machine. */
export async function encodePng({ width, height, pixels }: GreyImage): Promise<Uint8Array<ArrayBuffer>> {
  const png = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 3 })
    .toBuffer();
  return new Uint8Array(png);
}

/** @param quality 1 to 100 */
export async function encodeJpeg(
  { width, height, pixels }: GreyImage,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality })
    .toBuffer();
  return new Uint8Array(jpeg);
}

/** Black ink on white paper. */
export function pictureOfInk({ width, height, ink }: InkImage): GreyImage {
  const pixels = new Uint8Array(ink.length);
  for (let i = 0; i < ink.length; i++) pixels[i] = ink[i] === 1 ? 0 : 255;
  return { width, height, pixels };
}

/** The ink of a picture that `pictureOfInk` made. */
export function inkOfPicture({ width, height, pixels }: GreyImage): InkImage {
  return { width, height, ink: pixels.map((grey) => (grey < 128 ? 1 : 0)) };
}
