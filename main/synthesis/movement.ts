import { followStrokes, strokeBetween, timeAtQuantile, type LognormalStroke, type Point } from './lognormal.ts';
import type { Plan, PlannedLine } from './plan.ts';
import type { InkSample, InkTrace, Pen } from './trace.ts';

/** Seconds between samples: fine enough for 400 mm/s at 300 dpi. */
const samplingInterval = 0.002;

/**
 * How the hand moves through a plan.
 *
 * @property strokeTime seconds that a stroke of five millimetres takes
 * @property overlap    1: strokes hardly overlap; 2: the next begins in the middle of the one before
 * @property spread     σ of the strokes
 * @property pressure   at rest, 0 to 1
 * @property pen        what draws
 */
export interface Manner {
  readonly strokeTime: number;
  readonly overlap: number;
  readonly spread: number;
  readonly pressure: number;
  readonly pen: Pen;
}

/**
 * What one execution does otherwise than its manner says.
 *
 * @property strokeTime   multiplies the time of one stroke
 * @property pause        seconds of hesitation before a stroke
 * @property displacement millimetres by which the pen is beside its path at a time, such as a tremor
 * @property evenness     0: pressure follows speed and direction; 1: it stays the same, and the ends of lines are blunt
 */
export interface Disturbance {
  strokeTime(): number;
  pause(): number;
  displacement(time: number): Point;
  readonly evenness: number;
}

const undisturbed: Disturbance = {
  strokeTime: () => 1,
  pause: () => 0,
  displacement: () => ({ x: 0, y: 0 }),
  evenness: 0,
};

/** Carries a plan out: strokes with lognormal speeds along its arcs, sampled at 500 Hz, with pressure. */
export function move(plan: Plan, manner: Manner, disturbance: Disturbance = undisturbed): InkTrace {
  const lines: InkSample[][] = [];
  let clock = 0;
  let pen: Point | null = null;
  for (const planned of plan) {
    clock += pen ? airTime(pen, planned.start) : 0;
    const strokes = scheduled(planned, clock, manner, disturbance);
    const line = sampled(planned, strokes, manner, disturbance);
    lines.push(line);
    pen = line[line.length - 1];
    clock = line[line.length - 1].time;
  }
  return { lines, pen: manner.pen };
}

/** Seconds to carry the pen through the air, at 250 mm/s with a moment to lift and to land. */
function airTime(from: Point, to: Point): number {
  return 0.08 + Math.hypot(to.x - from.x, to.y - from.y) / 250;
}

function scheduled(line: PlannedLine, clock: number, manner: Manner, disturbance: Disturbance): LognormalStroke[] {
  const strokes: LognormalStroke[] = [];
  let from = line.start;
  let begin = clock;
  for (const to of line.strokes) {
    const time = strokeSeconds(from, to, manner) * disturbance.strokeTime();
    if (strokes.length > 0) begin += disturbance.pause();
    const timing = { middle: begin + time / 2, duration: time * manner.overlap, spread: manner.spread };
    strokes.push(strokeBetween(from, to, to.bend, timing));
    begin += time;
    from = to;
  }
  return strokes;
}

/** Longer strokes are drawn faster, so that they take but little longer (isochrony, Viviani and Terzuolo 1982). */
function strokeSeconds(from: Point, to: Point, manner: Manner): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return manner.strokeTime * Math.min(2.6, Math.max(0.55, (length / 5) ** 0.36));
}

function sampled(
  line: PlannedLine,
  strokes: readonly LognormalStroke[],
  manner: Manner,
  disturbance: Disturbance,
): InkSample[] {
  // A flying line loses its slow ends: the pen is in the air there.
  const cut = line.flying ? 1.5 : 2.2;
  const first = Math.min(...strokes.slice(0, 2).map((stroke) => timeAtQuantile(stroke, -cut)));
  const last = Math.max(...strokes.slice(-2).map((stroke) => timeAtQuantile(stroke, cut)));
  const positionAt = followStrokes(line.start, strokes);
  const points: (Point & { time: number })[] = [];
  const count = Math.max(2, Math.ceil((last - first) / samplingInterval));
  for (let i = 0; i <= count; i++) {
    const time = first + i * samplingInterval;
    const beside = disturbance.displacement(time);
    const at = positionAt(time);
    points.push({ time, x: at.x + beside.x, y: at.y + beside.y });
  }
  return withPressure(points, line, manner, disturbance.evenness);
}

/** Pressure falls with speed, rises on the way down and, unless the hand is careful, grows and fades at the ends. */
function withPressure(
  points: readonly (Point & { time: number })[],
  line: PlannedLine,
  manner: Manner,
  evenness: number,
): InkSample[] {
  const ramp = line.flying ? 0.06 : 0.02;
  const [first, last] = [points[0].time, points[points.length - 1].time];
  let smooth = manner.pressure;
  return points.map((point, i) => {
    const before = points[Math.max(0, i - 1)];
    const speed = Math.hypot(point.x - before.x, point.y - before.y) / samplingInterval;
    const down = speed > 0 ? (before.y - point.y) / samplingInterval / (speed + 40) : 0;
    const wanted = manner.pressure + (1 - evenness) * (0.2 * down + 0.16 - 0.0016 * Math.min(250, speed));
    smooth += (wanted - smooth) * 0.12;
    const fromEnd = Math.min(point.time - first, last - point.time);
    const ends = evenness + (1 - evenness) * Math.min(1, 0.25 + (0.75 * fromEnd) / ramp);
    return { ...point, pressure: Math.min(1, Math.max(0.05, smooth * Math.min(1, ends))) };
  });
}
