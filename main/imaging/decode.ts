/** Image files to grey pixels. The only place that lets the image library loose on a stranger's bytes. */
import sharp from 'sharp';
import type { Metadata, Sharp } from 'sharp';
import { say } from '../contract/phrase.ts';
import type { GreyImage } from '../base/rasters.ts';
import { damagedFile, tooLarge } from './file-errors.ts';
import { darkestChannel, luminance } from './grey.ts';
import { greatestPage } from './limits.ts';

// One picture at a time: the decoder is one process among several, and results must not depend on the number of cores.
sharp.concurrency(1);
sharp.cache(false);
// The library can read far more formats than Paraph does, from far more places.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadTiffBuffer',
    'VipsForeignLoadWebpBuffer',
  ],
});

function openImage(bytes: Uint8Array, page: number): Sharp {
  return sharp(bytes, { page, limitInputPixels: greatestPage, failOn: 'error' });
}

function failure(name: string, error: unknown): Error {
  if (error instanceof Error && error.message.includes('pixel limit')) {
    return tooLarge(
      name,
      say`The picture is beyond the 50 megapixels that Paraph reads.`,
      say`Scan at a lower resolution.`,
    );
  }
  return damagedFile(name, error);
}

/** What the header of a PNG, JPEG or WebP says. Throws 'damaged-file' or 'too-large'. */
export async function readImageHeader(bytes: Uint8Array, name: string): Promise<Metadata> {
  try {
    return await openImage(bytes, 0).metadata();
  } catch (error) {
    throw failure(name, error);
  }
}

const greyBy = { darkest: darkestChannel, luminance } as const;

/**
 * Decodes one page of an image file: turned as its orientation says, transparency laid over white, 8-bit grey. Throws
 * 'damaged-file' or 'too-large'.
 *
 * @param grey what makes grey of colours: the darkest channel keeps every ink dark
 */
export async function decodeImage(
  bytes: Uint8Array,
  name: string,
  page = 0,
  grey: keyof typeof greyBy = 'darkest',
): Promise<GreyImage> {
  try {
    const { data, info } = await openImage(bytes, page)
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: greyBy[grey](data, info.channels) };
  } catch (error) {
    throw failure(name, error);
  }
}
