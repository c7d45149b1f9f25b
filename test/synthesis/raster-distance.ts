import { inkCoverage } from '../../main/synthesis/coverage.ts';
import type { InkTrace } from '../../main/synthesis/trace.ts';

const columns = 36;
const rows = 16;

/** A signature's coarse picture: ink shares on a grid over the ink's extent, blurred; mean 0, length 1. */
export function fingerprint(trace: InkTrace): Float64Array {
  const { width, height, ink } = inkCoverage(trace, 60, 0, 1);
  const grid = new Float64Array(columns * rows);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [((x + 0.5) / width) * columns - 0.5, ((y + 0.5) / height) * rows - 0.5];
      if (ink[y * width + x] > 0) spread(grid, u, v, ink[y * width + x]);
    }
  }
  return centred(grid);
}

function spread(grid: Float64Array, u: number, v: number, amount: number): void {
  for (let row = Math.max(0, Math.floor(v) - 1); row <= Math.min(rows - 1, Math.floor(v) + 2); row++) {
    for (let column = Math.max(0, Math.floor(u) - 1); column <= Math.min(columns - 1, Math.floor(u) + 2); column++) {
      grid[row * columns + column] += amount * Math.exp(-((row - v) ** 2 + (column - u) ** 2));
    }
  }
}

/** 1 − the correlation of two coarse pictures: 0 for the same, about 1 for unrelated ones. */
export function rasterDistance(a: Float64Array, b: Float64Array): number {
  return 1 - a.reduce((sum, value, i) => sum + value * b[i], 0);
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return values.map((value) => (value - mean) / length);
}
