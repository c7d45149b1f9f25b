import type { Random } from '../base/random.ts';
import type { Coverage } from './coverage.ts';

/** 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A picture, three bytes a pixel, row by row from the top left. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export const white: Colour = [255, 255, 255];
export const blackInk: Colour = [28, 28, 34];
/** Paler than black in every channel, as a blue ballpoint scans: its darkest channel is not black ink's. */
export const blueInk: Colour = [62, 80, 158];

export function blankCanvas(width: number, height: number, colour: Colour): RgbImage {
  const rgb = new Uint8Array(width * height * 3);
  rgb.set(colour);
  for (let filled = 3; filled < rgb.length; filled *= 2) rgb.copyWithin(filled, 0, filled);
  return { width, height, rgb };
}

/** Lays ink over a picture with its top left corner at (x, y), clipped to the picture. */
export function layInk(canvas: RgbImage, coverage: Coverage, x: number, y: number, colour: Colour): void {
  const firstRow = Math.max(0, -y);
  const lastRow = Math.min(coverage.height, canvas.height - y);
  const firstColumn = Math.max(0, -x);
  const lastColumn = Math.min(coverage.width, canvas.width - x);
  for (let row = firstRow; row < lastRow; row++) {
    for (let column = firstColumn; column < lastColumn; column++) {
      const amount = coverage.ink[row * coverage.width + column];
      if (amount > 0) blend(canvas.rgb, 3 * ((row + y) * canvas.width + column + x), amount, colour);
    }
  }
}

function blend(rgb: Uint8Array, at: number, amount: number, colour: Colour): void {
  for (let channel = 0; channel < 3; channel++) {
    rgb[at + channel] += Math.round((colour[channel] - rgb[at + channel]) * amount);
  }
}

/** What a scanner adds: every pixel lighter or darker by up to `noise` of 255, triangularly distributed. */
export function addScannerNoise({ rgb }: RgbImage, noise: number, random: Random): void {
  if (noise === 0) return;
  const changes = triangularQuantiles(255 * noise);
  const clamped = new Uint8ClampedArray(rgb.buffer, rgb.byteOffset, rgb.length);
  for (let i = 0; i < clamped.length; i += 3) {
    const change = changes[random.below(changes.length)];
    clamped[i] += change;
    clamped[i + 1] += change;
    clamped[i + 2] += change;
  }
}

/** Equally likely whole values of a triangular distribution on ±limit. */
function triangularQuantiles(limit: number): Int16Array {
  return Int16Array.from({ length: 1024 }, (_, i) => {
    const share = (i + 0.5) / 1024;
    return Math.round(limit * (share < 0.5 ? Math.sqrt(2 * share) - 1 : 1 - Math.sqrt(2 - 2 * share)));
  });
}
