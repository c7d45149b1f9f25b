/** A calibration as lines: how distances are distributed, and which errors each threshold makes. Pure. */
import type { CalibrationRow } from '../../main/contract/calibration.ts';
import type { Point } from './series.ts';

/**
 * Gaussian kernels on the middles between percentiles, each of which holds a hundredth of the comparisons.
 * @returns share of the comparisons per unit of distance, at `count` even places from `low` to `high`
 */
export function densityOf(percentiles: readonly number[], low: number, high: number, count = 160): Point[] {
  const middles = percentiles.slice(1).map((mark, i) => (mark + percentiles[i]) / 2);
  const width = bandwidthOf(middles);
  const factor = 1 / (middles.length * width * Math.sqrt(2 * Math.PI));
  return Array.from({ length: count }, (_, i) => {
    const x = low + ((high - low) * i) / (count - 1);
    const sum = middles.reduce((total, middle) => total + Math.exp(-0.5 * ((x - middle) / width) ** 2), 0);
    return [x, factor * sum] as const;
  });
}

/** Silverman's rule, from the middle half, so that outliers do not widen it. */
function bandwidthOf(sorted: readonly number[]): number {
  const quarter = sorted[Math.floor(sorted.length / 4)];
  const threeQuarters = sorted[Math.floor((3 * sorted.length) / 4)];
  return Math.max(1e-4, (0.9 * (threeQuarters - quarter)) / 1.34 / sorted.length ** 0.2);
}

/** FRR by threshold: the share of genuine signatures beyond it. */
export function rejectionCurve({ genuine }: CalibrationRow): Point[] {
  return distinct(genuine.map((mark, i) => [mark, 1 - i / (genuine.length - 1)] as const));
}

/** FAR by threshold: the share of forgeries, or of other people's signatures, within it. */
export function acceptanceCurve(percentiles: readonly number[]): Point[] {
  return distinct(percentiles.map((mark, i) => [mark, i / (percentiles.length - 1)] as const));
}

/** Each end is drawn out level, so that every curve spans the chart. */
export function spanning(points: readonly Point[], low: number, high: number): Point[] {
  const first = points[0];
  const last = points[points.length - 1];
  return [
    ...(first[0] > low ? [[low, first[1]] as const] : []),
    ...points,
    ...(last[0] < high ? [[high, last[1]] as const] : []),
  ];
}

/** Detection error trade-off: FRR against skilled FAR, by rising FAR. Both between `least` and 1: a logarithm is taken. */
export function tradeOff(row: CalibrationRow, least: number): Point[] {
  const rejections = rejectionCurve(row);
  const points = acceptanceCurve(row.skilled).map(([threshold, acceptance]): Point => {
    return [acceptance, rejectionAt(rejections, threshold)];
  });
  return points.filter(([x, y]) => x >= least && y >= least);
}

function rejectionAt(curve: readonly Point[], threshold: number): number {
  const after = curve.findIndex(([x]) => x >= threshold);
  if (after < 0) return 0;
  if (after === 0) return 1;
  const [xBefore, yBefore] = curve[after - 1];
  const [xAfter, yAfter] = curve[after];
  return yBefore + ((yAfter - yBefore) * (threshold - xBefore)) / (xAfter - xBefore);
}

/** The last of several points above each other: a jump is drawn as a steep line. */
function distinct(points: readonly Point[]): Point[] {
  return points.filter(([x], i) => i === points.length - 1 || points[i + 1][0] > x);
}

/** From the first percentile of the nearest population to the last of the farthest: what there is to see. */
export function spanOf({ genuine, skilled, random }: CalibrationRow): readonly [low: number, high: number] {
  return [Math.min(genuine[1], skilled[1]), Math.max(random[99], skilled[99])];
}
