import type { InkImage, NormalisedImage } from '../base/rasters.ts';
import { averageOverGrid, toBytes } from './resample.ts';

/** Paper kept free on each side, as a share of the input's width: 3 pixels of 256. */
const marginShare = 3 / 256;

/** Source axis of `count` target pixels, so that `length` source pixels lie centred at `scale` target pixels each. */
function centredAxis(length: number, scale: number, count: number) {
  const step = 1 / scale;
  return { origin: (length - count * step) / 2, step, count };
}

/** Pixels of the network's input for each pixel of ink cropped to its box. */
export function normalisingScale(
  cropped: { width: number; height: number },
  input: { width: number; height: number },
): number {
  const margin = marginShare * input.width;
  return Math.min((input.width - 2 * margin) / cropped.width, (input.height - 2 * margin) / cropped.height);
}

/**
 * The rectangle of the cropped ink's own pixels that the network's input covers; along one side at least it reaches
 * beyond the ink.
 */
export function frameOfInput(
  cropped: { width: number; height: number },
  input: { width: number; height: number },
): { x: number; y: number; width: number; height: number } {
  const scale = normalisingScale(cropped, input);
  const columns = centredAxis(cropped.width, scale, input.width);
  const rows = centredAxis(cropped.height, scale, input.height);
  const { step } = columns;
  return { x: columns.origin, y: rows.origin, width: step * input.width, height: step * input.height };
}

/**
 * Lays ink, already cropped, into the network's input: aspect kept, centred, as large as the margin allows; each pixel
 * is the share of its area that ink covers, 0 to 255. Placement is to the fraction of a pixel, so that the same
 * signature scanned at another resolution comes out alike.
 */
export function normaliseInk(cropped: InkImage, input: { width: number; height: number }): NormalisedImage {
  const scale = normalisingScale(cropped, input);
  const columns = centredAxis(cropped.width, scale, input.width);
  const rows = centredAxis(cropped.height, scale, input.height);
  const coverage = averageOverGrid(cropped.ink, cropped.width, cropped.height, columns, rows);
  return { width: input.width, height: input.height, coverage: toBytes(coverage.map((share) => share * 255)) };
}
