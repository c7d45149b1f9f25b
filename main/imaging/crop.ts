import type { GreyImage, InkImage } from '../base/rasters.ts';

/** A rectangle in whole pixels, its sides within the image. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Ink mass left outside at each end of each direction: stray ends must not decide the scale. */
const trimmedShare = 0.002;

/** First and one past the last index between the 0.2 % and the 99.8 % quantile of `mass`. */
function quantileRange(mass: Uint32Array, total: number): readonly [number, number] {
  let first = 0;
  let sum = mass[0];
  while (sum < trimmedShare * total) sum += mass[++first];
  let last = mass.length - 1;
  sum = mass[last];
  while (sum < trimmedShare * total) sum += mass[--last];
  return [first, last + 1];
}

/** The box between the 0.2 % and the 99.8 % quantile of ink mass in each direction; null without ink. */
export function inkBox({ width, height, ink }: InkImage): Box | null {
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  let total = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      columns[x] += ink[i];
      rows[y] += ink[i];
    }
    total += rows[y];
  }
  if (total === 0) return null;
  const [left, right] = quantileRange(columns, total);
  const [top, bottom] = quantileRange(rows, total);
  return { left, top, width: right - left, height: bottom - top };
}

function cropPixels(pixels: Uint8Array, width: number, box: Box): Uint8Array<ArrayBuffer> {
  const cropped = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const start = (box.top + y) * width + box.left;
    cropped.set(pixels.subarray(start, start + box.width), y * box.width);
  }
  return cropped;
}

export function cropInk(image: InkImage, box: Box): InkImage {
  return { width: box.width, height: box.height, ink: cropPixels(image.ink, image.width, box) };
}

export function cropGrey(image: GreyImage, box: Box): GreyImage {
  return { width: box.width, height: box.height, pixels: cropPixels(image.pixels, image.width, box) };
}
