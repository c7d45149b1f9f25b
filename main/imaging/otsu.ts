import type { GreyImage, InkImage } from '../base/rasters.ts';

/** How often each of the 256 grey values occurs. */
export function histogramOf(image: GreyImage): Uint32Array {
  const histogram = new Uint32Array(256);
  for (const grey of image.pixels) histogram[grey]++;
  return histogram;
}

/**
 * The grey value that parts a histogram best: values up to it are ink, values above it paper (Otsu 1979: greatest
 * variance between the classes). Where a gap makes a range of values equally good, its middle. An image of one grey
 * value has nothing to part: null.
 */
export function otsuThreshold(histogram: Uint32Array): number | null {
  const total = sum(histogram, () => 1);
  const totalGrey = sum(histogram, (grey) => grey);
  let dark = 0;
  let darkGrey = 0;
  let best = 0;
  let from = -1;
  let to = -1;
  for (let grey = 0; grey < 255; grey++) {
    dark += histogram[grey];
    darkGrey += histogram[grey] * grey;
    if (dark === 0 || dark === total) continue;
    const difference = darkGrey / dark - (totalGrey - darkGrey) / (total - dark);
    const variance = dark * (total - dark) * difference * difference;
    if (variance > best) {
      best = variance;
      from = grey;
    }
    if (variance === best) to = grey;
  }
  return from < 0 ? null : (from + to) >> 1;
}

/** Ink wherever the grey value is at most `threshold`; no ink without a threshold. */
export function binarise(image: GreyImage, threshold: number | null): InkImage {
  const ink = new Uint8Array(image.pixels.length);
  if (threshold !== null) {
    for (let i = 0; i < ink.length; i++) ink[i] = image.pixels[i] <= threshold ? 1 : 0;
  }
  return { width: image.width, height: image.height, ink };
}

function sum(histogram: Uint32Array, weight: (grey: number) => number): number {
  let total = 0;
  for (let grey = 0; grey < 256; grey++) total += histogram[grey] * weight(grey);
  return total;
}
