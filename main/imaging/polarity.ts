import type { GreyImage } from '../base/rasters.ts';
import { partHistogram } from './otsu.ts';

/** Share of the picture, and of its border, that must be dark for the dark to be the ground. */
const leastGroundShare = 0.6;
const leastBorderShare = 0.85;
/** A ground lighter than middle grey is shaded paper. */
const darkestPaper = 128;

function medianOf(histogram: Uint32Array, total: number): number {
  let grey = 0;
  for (let sum = histogram[0]; sum * 2 < total; sum += histogram[grey]) grey++;
  return grey;
}

function darkShareOfBorder({ width, height, pixels }: GreyImage, threshold: number): number {
  let dark = 0;
  const count = (at: number) => {
    if (pixels[at] <= threshold) dark++;
  };
  for (let x = 0; x < width; x++) {
    count(x);
    count((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    count(y * width);
    count((y + 1) * width - 1);
  }
  return dark / (2 * (width + height));
}

/** Light ink on a dark ground: a negative, a chalkboard, a screen in its dark theme. */
export function isInverted(image: GreyImage, histogram: Uint32Array): boolean {
  const parting = partHistogram(histogram);
  if (!parting || parting.darkShare < leastGroundShare) return false;
  if (medianOf(histogram, image.pixels.length) >= darkestPaper) return false;
  return darkShareOfBorder(image, parting.threshold) >= leastBorderShare;
}

export function invert({ width, height, pixels }: GreyImage): GreyImage {
  return { width, height, pixels: pixels.map((grey) => 255 - grey) };
}
