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
export const blueInk: Colour = [28, 48, 140];

export function blankCanvas(width: number, height: number, colour: Colour): RgbImage {
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < rgb.length; i++) rgb[i] = colour[i % 3];
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
  for (let i = 0; i < rgb.length; i += 3) {
    const change = Math.round((random.next() + random.next() - 1) * 255 * noise);
    for (let channel = i; channel < i + 3; channel++) rgb[channel] = Math.min(255, Math.max(0, rgb[channel] + change));
  }
}
