/** How far every place is from a signature's centre line. */
import type { CentreLine } from './centre-line.ts';

/** @property distance for each pixel's middle, to the nearest point of the line, in radii */
export interface LineField {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly distance: Float32Array;
}

/** Pixels for each radius. */
const density = 64;
/** Radii of paper around the line; whatever lies further away is further from it than that. */
const margin = 0.2;

/**
 * Distances to the points themselves, not to the pixels they fall into: every pixel hears of the nearest point from its
 * neighbours, in two sweeps (Danielsson 1980).
 */
export function fieldOf({ points }: CentreLine): LineField {
  const bounds = boundsOf(points);
  const [left, top] = [bounds.left - margin, bounds.top - margin];
  const width = Math.ceil((bounds.right - left + margin) * density);
  const height = Math.ceil((bounds.bottom - top + margin) * density);
  const nearest = { x: new Float32Array(width * height), y: new Float32Array(width * height) };
  const squared = new Float32Array(width * height).fill(Infinity);

  const offer = (place: number, x: number, y: number) => {
    const distance = (x - (place % width) - 0.5) ** 2 + (y - Math.floor(place / width) - 0.5) ** 2;
    if (distance >= squared[place]) return;
    squared[place] = distance;
    nearest.x[place] = x;
    nearest.y[place] = y;
  };
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [(points[i] - left) * density, (points[i + 1] - top) * density];
    const place = Math.floor(y) * width + Math.floor(x);
    for (const row of [-width, 0, width]) for (const column of [-1, 0, 1]) offer(place + row + column, x, y);
  }
  sweep(width, height, squared, nearest);
  return { left, top, width, height, distance: squared.map((value) => Math.sqrt(value) / density) };
}

function boundsOf(points: Float32Array) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let i = 0; i < points.length; i += 2) {
    bounds.left = Math.min(bounds.left, points[i]);
    bounds.right = Math.max(bounds.right, points[i]);
    bounds.top = Math.min(bounds.top, points[i + 1]);
    bounds.bottom = Math.max(bounds.bottom, points[i + 1]);
  }
  return bounds;
}

/** Down with what lies above and left, then right to left; then the same upwards. */
function sweep(width: number, height: number, squared: Float32Array, { x, y }: { x: Float32Array; y: Float32Array }) {
  const hear = (column: number, row: number, place: number, from: number) => {
    if (squared[from] === Infinity) return;
    const distance = (x[from] - column - 0.5) ** 2 + (y[from] - row - 0.5) ** 2;
    if (distance >= squared[place]) return;
    squared[place] = distance;
    x[place] = x[from];
    y[place] = y[from];
  };
  const rowOf = (row: number, behind: number) => {
    const start = row * width;
    for (let column = 0; column < width; column++) {
      const place = start + column;
      if (behind !== 0) {
        hear(column, row, place, place + behind);
        if (column > 0) hear(column, row, place, place + behind - 1);
        if (column + 1 < width) hear(column, row, place, place + behind + 1);
      }
      if (column > 0) hear(column, row, place, place - 1);
    }
    for (let column = width - 2; column >= 0; column--) hear(column, row, start + column, start + column + 1);
  };
  for (let row = 0; row < height; row++) rowOf(row, row === 0 ? 0 : -width);
  for (let row = height - 1; row >= 0; row--) rowOf(row, row === height - 1 ? 0 : width);
}

/** Between the four pixels around a place; outside the field at least its margin. */
export function distanceTo(field: LineField, x: number, y: number): number {
  // Asked for thousands of times a comparison: plain variables rather than tuples.
  const { width, height, distance } = field;
  const column = (x - field.left) * density - 0.5;
  const row = (y - field.top) * density - 0.5;
  if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) return margin;
  const left = Math.floor(column);
  const top = Math.floor(row);
  const across = column - left;
  const place = top * width + left;
  const upper = distance[place] * (1 - across) + distance[place + 1] * across;
  const lower = distance[place + width] * (1 - across) + distance[place + width + 1] * across;
  return upper + (lower - upper) * (row - top);
}
