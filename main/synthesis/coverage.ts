import { inkWidth, traceBounds, type Bounds, type InkSample, type InkTrace } from './trace.ts';

/** How much ink lies on each pixel, 0 to 1: row by row from the top left. */
export interface Coverage {
  readonly width: number;
  readonly height: number;
  readonly ink: Float32Array;
}

interface Dab {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly density: number;
}

export const millimetresPerInch = 25.4;

/** Extent of the ink itself: the pen's path and half its greatest width, millimetres. */
export function inkBounds(trace: InkTrace): Bounds {
  const { left, right, bottom, top } = traceBounds(trace);
  const half = trace.lines.flat().reduce((most, { pressure }) => Math.max(most, inkWidth(trace.pen, pressure)), 0) / 2;
  return { left: left - half, right: right + half, bottom: bottom - half, top: top + half };
}

/**
 * Draws a trace with anti-aliased edges; the width of the ink follows the pressure.
 *
 * @param margin millimetres of paper around the ink
 * @param seed   of the pen's texture, which lies on the paper and not on the pixels: it looks the same at any dpi
 */
export function inkCoverage(trace: InkTrace, dpi: number, margin: number, seed: number): Coverage {
  const scale = dpi / millimetresPerInch;
  const { left, right, bottom, top } = inkBounds(trace);
  const width = Math.ceil((right - left + 2 * margin) * scale);
  const height = Math.ceil((top - bottom + 2 * margin) * scale);
  const coverage = { width, height, ink: new Float32Array(width * height) };
  const dabOf = (sample: InkSample): Dab => ({
    x: (sample.x - left + margin) * scale,
    y: (top - sample.y + margin) * scale,
    radius: (inkWidth(trace.pen, sample.pressure) / 2) * scale,
    density: 0.72 + 0.28 * Math.min(1, sample.pressure * 1.6),
  });
  for (const line of trace.lines) drawLine(coverage, line.map(dabOf));
  if (trace.pen.dryness > 0) dryOut(coverage, trace.pen.dryness, scale, seed);
  return coverage;
}

function drawLine(coverage: Coverage, dabs: readonly Dab[]): void {
  let from = dabs[0];
  drawSegment(coverage, from, from);
  for (const [i, to] of dabs.entries()) {
    const isFar = Math.hypot(to.x - from.x, to.y - from.y) >= Math.max(0.7, 0.4 * to.radius);
    if (!isFar && i < dabs.length - 1) continue;
    drawSegment(coverage, from, to);
    from = to;
  }
}

/** A capsule whose radius and density go from one end's to the other's; the darker of old and new ink stays. */
function drawSegment({ width, height, ink }: Coverage, from: Dab, to: Dab): void {
  const reach = Math.max(from.radius, to.radius) + 1;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy || 1;
  const lastColumn = Math.min(width - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  const lastRow = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  for (let row = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach)); row <= lastRow; row++) {
    for (let column = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach)); column <= lastColumn; column++) {
      const [px, py] = [column + 0.5 - from.x, row + 0.5 - from.y];
      const share = Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
      const [offX, offY] = [px - share * dx, py - share * dy];
      const distance = Math.sqrt(offX * offX + offY * offY);
      if (distance >= reach) continue;
      const radius = from.radius + share * (to.radius - from.radius);
      const edge = Math.min(1, 2 * radius, radius - distance + 0.5);
      const amount = edge * (from.density + share * (to.density - from.density));
      const pixel = row * width + column;
      if (amount > ink[pixel]) ink[pixel] = amount;
    }
  }
}

/** Takes ink away where the paper's fibres did not take it. */
function dryOut({ width, height, ink }: Coverage, dryness: number, scale: number, seed: number): void {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = row * width + column;
      if (ink[pixel] === 0) continue;
      const [x, y] = [column / scale, row / scale];
      const fibres = 0.65 * valueNoise(x * 7, y * 7, seed) + 0.35 * valueNoise(x * 2, y * 2, seed + 1);
      ink[pixel] *= 1 - dryness * 0.75 * Math.max(0, fibres - 0.42);
    }
  }
}

/** Smooth noise, 0 to 1: random values on a unit grid, interpolated (Perlin's ease curve, bilinear). */
export function valueNoise(x: number, y: number, seed: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [ease(x - column), ease(y - row)];
  const upper = mix(latticeValue(column, row, seed), latticeValue(column + 1, row, seed), right);
  const lower = mix(latticeValue(column, row + 1, seed), latticeValue(column + 1, row + 1, seed), right);
  return mix(upper, lower, down);
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** A hash of a grid point, 0 to 1 (the finaliser of MurmurHash3). */
function latticeValue(column: number, row: number, seed: number): number {
  let hash = Math.imul(column, 0x27d4eb2f) ^ Math.imul(row, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
