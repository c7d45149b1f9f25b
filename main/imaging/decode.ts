import sharp from 'sharp';
import type { GreyImage } from '../base/rasters.ts';

// One picture at a time: the decoder is one process among several, and results must not depend on the number of cores.
sharp.concurrency(1);
sharp.cache(false);

/**
 * The darkest of the colour channels: blue, red and black ink all come out dark on white paper, where a weighted grey
 * would fade blue.
 */
function darkestChannel(pixels: Uint8Array, channels: number): Uint8Array<ArrayBuffer> {
  const grey = new Uint8Array(pixels.length / channels);
  if (channels < 3) {
    for (let i = 0; i < grey.length; i++) grey[i] = pixels[i * channels];
    return grey;
  }
  for (let i = 0, at = 0; i < grey.length; i++, at += channels) {
    const red = pixels[at];
    const green = pixels[at + 1];
    const blue = pixels[at + 2];
    const least = red < green ? red : green;
    grey[i] = least < blue ? least : blue;
  }
  return grey;
}

/** Decodes one page of an image file: turned as its orientation says, transparency laid over white, 8-bit grey. */
export async function decodeImage(bytes: Uint8Array, page = 0): Promise<GreyImage> {
  const { data, info } = await sharp(bytes, { page, limitInputPixels: 50_000_000, failOn: 'truncated' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: darkestChannel(data, info.channels) };
}
