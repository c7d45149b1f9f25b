/** The middle line of pen strokes: what is left when ink is thinned to one pixel. */
import type { InkImage } from '../base/rasters.ts';

/** Offsets of the eight neighbours, clockwise from above. */
function around(width: number): readonly number[] {
  return [-width, 1 - width, 1, 1 + width, width, width - 1, -1, -1 - width];
}

/** The same ink with a frame of one pixel of paper, so that every pixel has eight neighbours. */
export function framed({ width, height, ink }: InkImage): InkImage {
  const wide = width + 2;
  const frame = new Uint8Array(wide * (height + 2));
  for (let y = 0; y < height; y++) frame.set(ink.subarray(y * width, (y + 1) * width), (y + 1) * wide + 1);
  return { width: wide, height: height + 2, ink: frame };
}

/** Thinned by Zhang and Suen 1984; the frame of one pixel that it adds stays. */
export function skeletonOf(image: InkImage): InkImage {
  const { width, height, ink } = framed(image);
  const near = around(width);
  let candidates: number[] = [];
  ink.forEach((value, i) => value === 1 && candidates.push(i));
  for (let changed = true; changed;) {
    changed = false;
    for (const pass of [0, 1] as const) {
      const gone = candidates.filter((i) => isPeeled(ink, near, i, pass));
      for (const i of gone) ink[i] = 0;
      if (gone.length > 0) {
        changed = true;
        candidates = candidates.filter((i) => ink[i] === 1);
      }
    }
  }
  return { width, height, ink };
}

/** Whether a pixel lies on the outline and is neither an end nor what holds two parts together. */
function isPeeled(ink: Uint8Array, near: readonly number[], i: number, pass: 0 | 1): boolean {
  let count = 0;
  let begins = 0;
  let before = ink[i + near[7]];
  for (const offset of near) {
    const value = ink[i + offset];
    count += value;
    if (value === 1 && before === 0) begins++;
    before = value;
  }
  if (count < 2 || count > 6 || begins !== 1) return false;
  const [up, right, down, left] = [ink[i + near[0]], ink[i + near[2]], ink[i + near[4]], ink[i + near[6]]];
  return pass === 0
    ? up * right * down === 0 && right * down * left === 0
    : up * right * left === 0 && up * down * left === 0;
}

/** A stretch of the middle line between ends and crossings, in pixels of the skeleton, in the order of the line. */
export interface Stretch {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Takes a skeleton apart where strokes meet. Stretches shorter than `least` pixels are spurs and left out. */
export function stretchesOf({ width, ink }: InkImage, least: number): Stretch[] {
  const near = around(width);
  const line = ink.slice();
  ink.forEach((value, i) => {
    if (value === 1 && isCrossing(ink, near, i)) for (const offset of [0, ...near]) line[i + offset] = 0;
  });
  const stretches: Stretch[] = [];
  const take = (start: number) => {
    const stretch = follow(line, near, start, width);
    if (stretch.x.length >= least) stretches.push(stretch);
  };
  // Open stretches from their ends; what is left then are rings.
  line.forEach((value, i) => value === 1 && line[i] === 1 && neighbours(line, near, i) <= 1 && take(i));
  line.forEach((value, i) => value === 1 && line[i] === 1 && take(i));
  return stretches;
}

function isCrossing(ink: Uint8Array, near: readonly number[], i: number): boolean {
  let begins = 0;
  for (let n = 0; n < 8; n++) if (ink[i + near[n]] === 1 && ink[i + near[(n + 7) % 8]] === 0) begins++;
  return begins >= 3;
}

function neighbours(line: Uint8Array, near: readonly number[], i: number): number {
  return near.reduce((count, offset) => count + line[i + offset], 0);
}

/** Sides before corners, so that no pixel of a stair is jumped over. */
const order = [0, 2, 4, 6, 1, 3, 5, 7];

/** Walks along a line and takes it off the picture. */
function follow(line: Uint8Array, near: readonly number[], start: number, width: number): Stretch {
  const places: number[] = [];
  for (let at: number | undefined = start; at !== undefined;) {
    places.push(at);
    line[at] = 0;
    const here: number = at;
    const next: number | undefined = order.find((n) => line[here + near[n]] === 1);
    at = next === undefined ? undefined : here + near[next];
  }
  return {
    x: Float64Array.from(places, (place) => place % width),
    y: Float64Array.from(places, (place) => Math.floor(place / width)),
  };
}
