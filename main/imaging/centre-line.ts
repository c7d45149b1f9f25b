/** The way the pen went, without its width: what two pictures of one and the same signing have in common. */
import type { InkImage } from '../base/rasters.ts';
import { averageOverGrid } from './resample.ts';
import { skeletonOf } from './skeleton.ts';

/**
 * Points of the thinned ink, spread evenly along it: x, y, x, y … in radii from their centre, y down. The radius is the
 * root of their mean squared distance from it, so that neither resolution nor place on the page matters.
 */
export interface CentreLine {
  readonly points: Float32Array;
}

/** Changes whenever the same ink gives other points: stored lines of another version are drawn anew. */
export const centreLineVersion = 1;

/** Pixels of the raster that is thinned for each radius of the ink: a signature comes out some 350 pixels wide. */
export const pixelsPerRadius = 96;
/** Paper kept free around it. */
const margin = 3;
/** Share of a pixel's neighbourhood that ink must cover: thin pens must not break. */
const leastCoverage = 0.4;
/** Stored to this part of a radius, in 16 bits. */
const unit = 1 / 4096;
/** Fewer points than this are a dot or a dash: every hand makes them alike. */
const leastPoints = 60;

/** Null where there is too little ink to have a shape. */
export function traceCentreLine(ink: InkImage): CentreLine | null {
  const radius = radiusOf(ink);
  if (radius === 0) return null;
  const points = pointsOf(skeletonOf(standardInk(ink, pixelsPerRadius / radius)));
  return points.length < 2 * leastPoints ? null : { points: centred(points) };
}

/** Little-endian 16-bit numbers, x, y, x, y …, in 4096ths of a radius. */
export function encodeCentreLine({ points }: CentreLine): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * points.length);
  const view = new DataView(bytes.buffer);
  points.forEach((value, i) => {
    view.setInt16(2 * i, Math.max(-0x8000, Math.min(0x7fff, Math.round(value / unit))), true);
  });
  return bytes;
}

export function decodeCentreLine(bytes: Uint8Array): CentreLine {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = 2 * Math.floor(bytes.byteLength / 4);
  return { points: Float32Array.from({ length: count }, (_, i) => view.getInt16(2 * i, true) * unit) };
}

/** Root of the mean squared distance of the ink from its centre, in pixels; 0 without ink. */
function radiusOf({ width, height, ink }: InkImage): number {
  let [count, x, y, squares] = [0, 0, 0, 0];
  for (let row = 0, i = 0; row < height; row++) {
    for (let column = 0; column < width; column++, i++) {
      if (ink[i] === 0) continue;
      count++;
      x += column;
      y += row;
      squares += column * column + row * row;
    }
  }
  return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (x / count) ** 2 - (y / count) ** 2));
}

/** The ink at `scale`, its outline smoothed, so that scanner and resolution hardly show. */
function standardInk({ width, height, ink }: InkImage, scale: number): InkImage {
  const axis = (length: number) => ({
    origin: -margin / scale,
    step: 1 / scale,
    count: Math.ceil(length * scale) + 2 * margin,
  });
  const [columns, rows] = [axis(width), axis(height)];
  const coverage = averageOverGrid(ink, width, height, columns, rows);
  smooth(coverage, columns.count, rows.count);
  return {
    width: columns.count,
    height: rows.count,
    ink: Uint8Array.from(coverage, (c) => (c >= leastCoverage ? 1 : 0)),
  };
}

/** Weights 1, 2, 1 along both axes, in place; zero beyond the edge. */
export function smooth(values: Float64Array | Float32Array, width: number, height: number): void {
  const line = (first: number, stride: number, length: number) => {
    let before = 0;
    for (let n = 0, i = first; n < length; n++, i += stride) {
      const value = values[i];
      values[i] = (before + 2 * value + (n + 1 < length ? values[i + stride] : 0)) / 4;
      before = value;
    }
  };
  for (let y = 0; y < height; y++) line(y * width, 1, width);
  for (let x = 0; x < width; x++) line(x, width, height);
}

function pointsOf({ width, ink }: InkImage): Float32Array {
  const points: number[] = [];
  for (let i = 0; i < ink.length; i++) if (ink[i] === 1) points.push(i % width, Math.floor(i / width));
  return Float32Array.from(points);
}

function centred(points: Float32Array): Float32Array {
  let [x, y, squares] = [0, 0, 0];
  const count = points.length / 2;
  for (let i = 0; i < points.length; i += 2) {
    x += points[i] / count;
    y += points[i + 1] / count;
    squares += (points[i] ** 2 + points[i + 1] ** 2) / count;
  }
  const radius = Math.sqrt(squares - x * x - y * y);
  return points.map((value, i) => (value - (i % 2 === 0 ? x : y)) / radius);
}
