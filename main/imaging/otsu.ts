import type { GreyImage, InkImage } from '../base/rasters.ts';

/**
 * How a histogram parts in two.
 *
 * @property threshold    values up to it are dark, values above it light
 * @property darkShare    share of all pixels that are dark
 * @property contrast     difference between the mean grey of the two classes
 * @property separability variance between the classes over all variance: 1 for two grey values, 2/π for one normal
 *                        distribution cut in half
 */
export interface Parting {
  readonly threshold: number;
  readonly darkShare: number;
  readonly contrast: number;
  readonly separability: number;
}

/** How often each of the 256 grey values occurs. */
export function histogramOf({ pixels }: GreyImage): Uint32Array {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < pixels.length; i++) histogram[pixels[i]]++;
  return histogram;
}

function moments(histogram: Uint32Array): { total: number; sum: number; variance: number } {
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let grey = 0; grey < 256; grey++) {
    total += histogram[grey];
    sum += histogram[grey] * grey;
    squares += histogram[grey] * grey * grey;
  }
  return { total, sum, variance: squares / total - (sum / total) ** 2 };
}

/**
 * The threshold that parts a histogram best (Otsu 1979: greatest variance between the classes). Where a gap makes a
 * range of values equally good, its middle. A histogram of one grey value cannot be parted: null.
 */
export function partHistogram(histogram: Uint32Array): Parting | null {
  const { total, sum, variance } = moments(histogram);
  let dark = 0;
  let darkSum = 0;
  let best = 0;
  let from = -1;
  let to = -1;
  let darkAtBest = 0;
  let parting = { darkShare: 0, contrast: 0, separability: 0 };
  for (let grey = 0; grey < 255; grey++) {
    dark += histogram[grey];
    darkSum += histogram[grey] * grey;
    if (dark === 0 || dark === total) continue;
    const contrast = (sum - darkSum) / (total - dark) - darkSum / dark;
    const between = dark * (total - dark) * contrast * contrast;
    if (between > best) {
      best = between;
      from = grey;
      darkAtBest = dark;
      parting = { darkShare: dark / total, contrast, separability: between / (total * total * variance) };
    }
    // Another part of the histogram may do as well: between the two lies what does worse.
    if (between === best && dark === darkAtBest) to = grey;
  }
  return from < 0 ? null : { threshold: (from + to) >> 1, ...parting };
}

/** Ink wherever the grey value is at most `threshold`. */
export function binarise({ width, height, pixels }: GreyImage, threshold: number): InkImage {
  const ink = new Uint8Array(pixels.length);
  for (let i = 0; i < ink.length; i++) ink[i] = pixels[i] <= threshold ? 1 : 0;
  return { width, height, ink };
}
