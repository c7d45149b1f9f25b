/** How a pen went along its line: slant, steadiness, and how the line's width varies. */
import type { InkImage } from '../base/rasters.ts';
import { deviation, mean } from '../base/vectors.ts';
import type { Stretch } from './skeleton.ts';

/** Direction of the line at every pixel of a stretch, in radians, without jumps; and how long the step there is. */
export interface Course {
  readonly direction: Float64Array;
  readonly length: Float64Array;
}

/** In pixels along the line: what is finer is the stair of the pixels. */
const stair = 2;
/** In pixels along the line: what is coarser is the writing itself. */
const writing = 10;

export function courseOf({ x, y }: Stretch): Course {
  const [smoothX, smoothY] = [smoothed(x, stair), smoothed(y, stair)];
  const steps = x.length - 1;
  const direction = new Float64Array(steps);
  const length = new Float64Array(steps);
  for (let i = 0; i < steps; i++) {
    const [dx, dy] = [smoothX[i + 1] - smoothX[i], smoothY[i + 1] - smoothY[i]];
    const angle = Math.atan2(-dy, dx);
    const turns = i === 0 ? 0 : Math.round((direction[i - 1] - angle) / (2 * Math.PI));
    direction[i] = angle + turns * 2 * Math.PI;
    length[i] = Math.hypot(dx, dy);
  }
  return { direction, length };
}

/** Weighted by a Gaussian, the ends held on beyond themselves. */
function smoothed(values: Float64Array, sigma: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const last = values.length - 1;
  return values.map((_, at) => {
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += weights[i] * values[Math.min(last, Math.max(0, at + i - reach))];
    return sum / total;
  });
}

/** Strokes within this of upright count towards the slant, in radians; a narrower window tells hands less well apart. */
const slantReach = Math.PI / 3;

/** Mean angle from upright of the strokes nearer to it, in degrees: positive to the right. Null without such a stroke. */
export function slantOf(courses: readonly Course[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const { direction, length } of courses) {
    for (let i = 0; i < direction.length; i++) {
      const off = halfTurn(Math.PI / 2 - direction[i]);
      if (Math.abs(off) > slantReach) continue;
      sum += length[i] * off;
      weight += length[i];
    }
  }
  return weight === 0 ? null : ((sum / weight) * 180) / Math.PI;
}

/** A line has no fore and aft: the same angle between −π/2 and π/2. */
function halfTurn(angle: number): number {
  return angle - Math.PI * Math.round(angle / Math.PI);
}

/** Root of the mean squared stray of the direction from its smoothed self, in degrees; null without a long stretch. */
export function tremorOf(courses: readonly Course[]): number | null {
  let squares = 0;
  let weight = 0;
  for (const { direction, length } of courses) {
    if (direction.length < 2 * writing) continue;
    const usual = smoothed(direction, writing);
    for (let i = 0; i < direction.length; i++) {
      squares += length[i] * (direction[i] - usual[i]) ** 2;
      weight += length[i];
    }
  }
  return weight === 0 ? null : (Math.sqrt(squares / weight) * 180) / Math.PI;
}

/** Steps to a side and to a corner that keep distances within 8 % (Borgefors 1986), in thirds of a pixel. */
const [side, corner] = [3, 4];

/** For each pixel how far it is from paper, in pixels; the frame is paper. */
function depthOf({ width, height, ink }: InkImage): Float32Array {
  const depth = new Float32Array(ink.length);
  const nearest = (i: number, step: 1 | -1) =>
    Math.min(
      depth[i - step] + side,
      depth[i - step * width] + side,
      depth[i - step * (width + 1)] + corner,
      depth[i - step * (width - 1)] + corner,
    );
  for (let i = width; i < width * (height - 1); i++) if (ink[i] === 1) depth[i] = nearest(i, 1);
  for (let i = width * (height - 1) - 1; i >= width; i--)
    if (ink[i] === 1) depth[i] = Math.min(depth[i], nearest(i, -1));
  return depth.map((thirds) => thirds / side);
}

/** Standard deviation of the line's width over its mean, along the stretches, in percent; null without any. */
export function widthVariation(framed: InkImage, stretches: readonly Stretch[]): number | null {
  const depth = depthOf(framed);
  const widths = stretches.flatMap(({ x, y }) =>
    Array.from(x, (column, i) => 2 * depth[y[i] * framed.width + column] - 1),
  );
  return widths.length < 2 ? null : (100 * deviation(widths)) / mean(widths);
}
