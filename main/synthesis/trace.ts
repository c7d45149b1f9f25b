import type { Point } from './lognormal.ts';

/**
 * A pen: how wide it draws, and how it answers the hand.
 *
 * @property width    millimetres at middling pressure
 * @property response how much pressure changes the width: 0 a felt pen, 0.6 a fountain pen
 * @property dryness  0 an even line, 1 a ballpoint that skips
 */
export interface Pen {
  readonly width: number;
  readonly response: number;
  readonly dryness: number;
}

/** One moment of the pen on paper: seconds, millimetres (y up), pressure 0 to 1. */
export interface InkSample extends Point {
  readonly time: number;
  readonly pressure: number;
}

/** A signature as a tablet would have recorded it: pen-down lines in the order written, with the pen that drew them. */
export interface InkTrace {
  readonly lines: readonly (readonly InkSample[])[];
  readonly pen: Pen;
}

/** Millimetres. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Millimetres the pen draws at a pressure. */
export function inkWidth(pen: Pen, pressure: number): number {
  return pen.width * Math.max(0.25, 1 + pen.response * (2 * pressure - 1));
}

/** Extent of points. Infinite when there are none. */
export function boundsOf(points: Iterable<Point>): Bounds {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return { left, right, bottom, top };
}

/** Extent of the pen's path, without the width of its ink. */
export function traceBounds(trace: InkTrace): Bounds {
  return boundsOf(trace.lines.flat());
}

/** Seconds from the first touch to the last, movements in the air included. */
export function traceDuration(trace: InkTrace): number {
  const samples = trace.lines.flat();
  return samples.length === 0 ? 0 : samples[samples.length - 1].time - samples[0].time;
}

/** Millimetres of ink. */
export function inkLength(trace: InkTrace): number {
  return trace.lines.reduce((sum, line) => sum + pathLength(line), 0);
}

function pathLength(line: readonly InkSample[]): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) length += Math.hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  return length;
}

/** Millimetres per second between each two samples on paper. */
export function inkSpeeds(trace: InkTrace): number[] {
  return trace.lines.flatMap((line) =>
    line.slice(1).map((sample, i) => pathLength([line[i], sample]) / (sample.time - line[i].time)),
  );
}
