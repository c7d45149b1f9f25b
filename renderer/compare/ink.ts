/** The ink of a cleaned picture, and how far every place is from it. */
import type { Point } from './similarity.ts';

/** 1 where there is ink. Row by row from the top left. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** @property distance for each pixel, to the nearest pixel of ink, in pixels */
export interface InkField extends Ink {
  readonly distance: Float32Array;
  /** Some of the ink's pixels, spread evenly: x, y, x, y … in the middle of the pixels. */
  readonly points: Float32Array;
  readonly centre: Point;
  /** Root of the mean squared distance from the centre. */
  readonly radius: number;
  /** Direction in which the ink reaches furthest, radians between −π/2 and π/2. */
  readonly axis: number;
  readonly area: number;
}

/** Pixels beyond this side tell nothing about where two signatures coincide. */
const longestSide = 1200;
const pointCount = 700;

/** Black ink on white paper, as a canvas gives it (RGBA); shrunk where it is larger than needed: see `stepOf`. */
export function inkOf(rgba: Uint8ClampedArray, width: number, height: number): Ink {
  const step = stepOf(width, height);
  const [across, down] = [Math.ceil(width / step), Math.ceil(height / step)];
  const ink = new Uint8Array(across * down);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / step) * across;
    for (let x = 0; x < width; x++) if (rgba[4 * (y * width + x)] < 128) ink[row + Math.floor(x / step)] = 1;
  }
  return { width: across, height: down, ink };
}

/** Pixels of the picture for each pixel of its `inkOf`. */
export function stepOf(width: number, height: number): number {
  return Math.max(1, Math.ceil(Math.max(width, height) / longestSide));
}

/** Null without ink. */
export function fieldOf(picture: Ink): InkField | null {
  const { width, height, ink } = picture;
  const places = placesOf(picture);
  const area = places.length;
  if (area === 0) return null;
  const stride = Math.max(1, area / pointCount);
  const count = Math.min(area, pointCount);
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const place = places[Math.floor(i * stride)];
    points[2 * i] = (place % width) + 0.5;
    points[2 * i + 1] = Math.floor(place / width) + 0.5;
  }
  return { ...picture, distance: distancesTo(ink, width, height), points, area, ...momentsOf(places, width) };
}

function placesOf({ ink }: Ink): number[] {
  const places: number[] = [];
  for (let i = 0; i < ink.length; i++) if (ink[i] === 1) places.push(i);
  return places;
}

function momentsOf(places: readonly number[], width: number): Pick<InkField, 'centre' | 'radius' | 'axis'> {
  let [x, y] = [0, 0];
  for (const place of places) {
    x += (place % width) + 0.5;
    y += Math.floor(place / width) + 0.5;
  }
  const centre = { x: x / places.length, y: y / places.length };
  let [xx, xy, yy] = [0, 0, 0];
  for (const place of places) {
    const dx = (place % width) + 0.5 - centre.x;
    const dy = Math.floor(place / width) + 0.5 - centre.y;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return { centre, radius: Math.sqrt((xx + yy) / places.length), axis: Math.atan2(2 * xy, xx - yy) / 2 };
}

/** Exact Euclidean distances in two passes of lower envelopes (Felzenszwalb and Huttenlocher 2012). */
function distancesTo(ink: Uint8Array, width: number, height: number): Float32Array {
  const far = (width + height) ** 2;
  const squared = Float32Array.from(ink, (value) => (value === 1 ? 0 : far));
  const longest = Math.max(width, height);
  const scratch = {
    values: new Float32Array(longest),
    sites: new Int32Array(longest),
    edges: new Float32Array(longest + 1),
  };
  for (let x = 0; x < width; x++) lowerEnvelope(squared, x, width, height, scratch);
  for (let y = 0; y < height; y++) lowerEnvelope(squared, y * width, 1, width, scratch);
  return squared.map(Math.sqrt);
}

interface Scratch {
  readonly values: Float32Array;
  readonly sites: Int32Array;
  readonly edges: Float32Array;
}

/** min over q of (p − q)² + f(q) for every p along one line of the picture, in place. */
function lowerEnvelope(f: Float32Array, first: number, stride: number, length: number, scratch: Scratch): void {
  const { values, sites, edges } = scratch;
  for (let q = 0; q < length; q++) values[q] = f[first + q * stride];
  let last = 0;
  sites[0] = 0;
  edges[0] = -Infinity;
  edges[1] = Infinity;
  const meeting = (p: number, q: number) => (values[q] + q * q - values[p] - p * p) / (2 * (q - p));
  for (let q = 1; q < length; q++) {
    let edge = meeting(sites[last], q);
    while (edge <= edges[last]) edge = meeting(sites[--last], q);
    sites[++last] = q;
    edges[last] = edge;
    edges[last + 1] = Infinity;
  }
  for (let p = 0, site = 0; p < length; p++) {
    while (edges[site + 1] < p) site++;
    f[first + p * stride] = (p - sites[site]) ** 2 + values[sites[site]];
  }
}

/** Distance from a place to the nearest ink, in pixels of the field; beyond its edge the way there is added. */
export function distanceAt({ width, height, distance }: InkField, x: number, y: number): number {
  // Pixels stand for their middles.
  const [wantedX, wantedY] = [x - 0.5, y - 0.5];
  const column = Math.min(width - 1, Math.max(0, wantedX));
  const row = Math.min(height - 1, Math.max(0, wantedY));
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [across, down] = [column - left, row - top];
  const upper = distance[top * width + left] * (1 - across) + distance[top * width + right] * across;
  const lower = distance[bottom * width + left] * (1 - across) + distance[bottom * width + right] * across;
  const within = upper * (1 - down) + lower * down;
  return column === wantedX && row === wantedY ? within : within + Math.hypot(wantedX - column, wantedY - row);
}

/** Whether a place has ink. */
export function hasInk({ width, height, ink }: Ink, x: number, y: number): boolean {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  return column >= 0 && row >= 0 && column < width && row < height && ink[row * width + column] === 1;
}

/** Mean width of the pen's line in pixels: twice the area over the length of its edges. */
export function penWidth({ width, height, ink }: Ink): number {
  let [area, edges] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = y * width + x;
      if (ink[place] === 0) continue;
      area++;
      if (x === width - 1 || ink[place + 1] === 0) edges++;
      if (x === 0 || ink[place - 1] === 0) edges++;
      if (y === height - 1 || ink[place + width] === 0) edges++;
      if (y === 0 || ink[place - width] === 0) edges++;
    }
  }
  // Stairs are 4/π times as long as the slopes they follow, averaged over all directions.
  return edges === 0 ? 0 : (2 * area * 4) / (Math.PI * edges);
}
