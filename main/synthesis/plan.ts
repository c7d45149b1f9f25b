import { boundsOf, type Bounds } from './trace.ts';
import type { Point } from './lognormal.ts';

/** A point to aim at and how far to turn on the way. */
export interface PlannedStroke extends Point {
  readonly bend: number;
}

/**
 * A line drawn without lifting the pen.
 *
 * @property flying the pen lands and leaves in motion, as in a flourish
 */
export interface PlannedLine {
  readonly start: Point;
  readonly strokes: readonly PlannedStroke[];
  readonly flying: boolean;
}

/** The lines of a signature in the order they are written. */
export type Plan = readonly PlannedLine[];

/** The plan with every point moved by `move`, bends kept. */
export function mapPlan(plan: Plan, move: (point: Point) => Point): Plan {
  return plan.map((line) => ({
    ...line,
    start: move(line.start),
    strokes: line.strokes.map((stroke) => ({ ...stroke, ...move(stroke) })),
  }));
}

/** Extent of the points aimed at; arcs may bulge beyond it. */
export function planBounds(plan: Plan): Bounds {
  return boundsOf(plan.flatMap((line) => [line.start, ...line.strokes]));
}
