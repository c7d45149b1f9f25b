/** What happens to a signature that is pasted, printed or scanned again: made on purpose, to measure how copies are told. */
import type { GreyImage, InkImage } from '../base/rasters.ts';
import { mean } from '../base/vectors.ts';
import { decodeImage } from './decode.ts';
import { encodeJpeg, encodePng } from './encode.ts';
import { extractInk, inkDarkOnLight } from './extract.ts';
import { inkThreshold } from './ink-threshold.ts';
import { histogramOf } from './otsu.ts';
import { averageOverGrid, toBytes } from './resample.ts';

/**
 * Everything left out stays as it is.
 *
 * @property margin   white paper added on every side, in pixels
 * @property scale    of the new picture to the old
 * @property degrees  clockwise
 * @property binarise black and white, parted at this share of the way from the ink's mean grey to the paper's
 * @property quality  of a JPEG, 1 to 100; a PNG without it
 */
export interface Reproduction {
  readonly margin?: number | undefined;
  readonly scale?: number | undefined;
  readonly degrees?: number | undefined;
  readonly binarise?: number | undefined;
  readonly quality?: number | undefined;
}

const paper = 255;

/** A picture file made of a picture file. Throws as `decodeImage` does. */
export async function reproduce(
  bytes: Uint8Array,
  name: string,
  { margin = 0, scale = 1, degrees = 0, binarise, quality }: Reproduction,
): Promise<Uint8Array<ArrayBuffer>> {
  const whole = inkDarkOnLight(await decodeImage(bytes, name));
  const moved = warped(whole, scale, (degrees * Math.PI) / 180, margin);
  const image = binarise === undefined ? moved : parted(moved, binarise);
  return quality === undefined ? encodePng(image) : encodeJpeg(image, quality);
}

/** Turned about its middle and scaled, the paper grown so that nothing is cut off. */
function warped(image: GreyImage, scale: number, angle: number, margin: number): GreyImage {
  if (scale === 1 && angle === 0 && margin === 0) return image;
  const source = scale < 1 ? shrunk(image, scale) : image;
  const step = scale < 1 ? 1 : 1 / scale;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const reach = (along: number, across: number) =>
    Math.ceil((along * Math.abs(cosine) + across * Math.abs(sine)) / step) + 2 * margin;
  const [width, height] = [reach(source.width, source.height), reach(source.height, source.width)];
  const pixels = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [right, down] = [(x + 0.5 - width / 2) * step, (y + 0.5 - height / 2) * step];
      const fromX = cosine * right + sine * down + source.width / 2;
      const fromY = cosine * down - sine * right + source.height / 2;
      pixels[i] = Math.round(greyAt(source, fromX - 0.5, fromY - 0.5));
    }
  }
  return { width, height, pixels };
}

function shrunk({ width, height, pixels }: GreyImage, scale: number): GreyImage {
  const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const columns = { origin: 0, step: width / across, count: across };
  const rows = { origin: 0, step: height / down, count: down };
  return { width: across, height: down, pixels: toBytes(averageOverGrid(pixels, width, height, columns, rows)) };
}

/** Between four pixels; paper lies beyond the picture. */
function greyAt({ width, height, pixels }: GreyImage, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column >= width || row >= height ? paper : pixels[row * width + column];
  const [across, down] = [x - left, y - top];
  const upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
  const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
  return upper * (1 - down) + lower * down;
}

function parted(image: GreyImage, share: number): GreyImage {
  const otsu = inkThreshold(histogramOf(image));
  if (otsu === null) return image;
  const [dark, light] = [meanOf(image.pixels, (grey) => grey <= otsu), meanOf(image.pixels, (grey) => grey > otsu)];
  const limit = dark + share * (light - dark);
  return { ...image, pixels: image.pixels.map((grey) => (grey <= limit ? 0 : paper)) };
}

function meanOf(pixels: Uint8Array, isCounted: (grey: number) => boolean): number {
  let [sum, count] = [0, 0];
  for (const grey of pixels) {
    if (!isCounted(grey)) continue;
    sum += grey;
    count++;
  }
  return sum / Math.max(1, count);
}

/** Pixels that the ink's centre may err by, where noise lies on the paper. */
const centreError = 8;

/**
 * Ink common to two pictures over ink of either, 0 to 1, where one is shifted over the other by whole pixels, neither
 * scaled nor turned: what tells a picture that a set holds twice.
 */
export function inkOverlap(one: GreyImage, other: GreyImage): number {
  const [a, b] = [placesOf(extractInk(one).ink), placesOf(extractInk(other).ink)];
  const covered = new Set(Array.from(b.x, (x, i) => keyOf(x, b.y[i])));
  const [right, down] = [Math.round(mean(b.x) - mean(a.x)), Math.round(mean(b.y) - mean(a.y))];
  let best = 0;
  for (let dy = down - centreError; dy <= down + centreError; dy++) {
    for (let dx = right - centreError; dx <= right + centreError; dx++) {
      let both = 0;
      for (let i = 0; i < a.x.length; i++) if (covered.has(keyOf(a.x[i] + dx, a.y[i] + dy))) both++;
      best = Math.max(best, both / (a.x.length + b.x.length - both));
    }
  }
  return best;
}

const keyOf = (x: number, y: number) => y * 0x10000 + x;

function placesOf({ width, ink }: InkImage): { x: number[]; y: number[] } {
  const places = { x: [] as number[], y: [] as number[] };
  ink.forEach((value, i) => {
    if (value === 0) return;
    places.x.push(i % width);
    places.y.push(Math.floor(i / width));
  });
  return places;
}
