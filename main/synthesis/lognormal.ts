/**
 * The sigma-lognormal model of rapid movement (Plamondon 1995, 'A kinematic theory of rapid human movements', Biological
 * Cybernetics 72; O'Reilly and Plamondon 2009). A movement is the vector sum of strokes: each goes along a circular arc
 * with a lognormal speed, and starts before the one before it has ended. That overlap is what makes handwriting round.
 */

/**
 * @property onset     seconds at which the command is given: t₀
 * @property delay     logarithm of the neuromuscular delay in seconds: μ
 * @property spread    response time on a logarithmic scale: σ
 * @property length    millimetres along the arc: D
 * @property direction radians at which the arc begins, counter-clockwise from the x axis
 * @property bend      radians by which the direction has turned at its end, counter-clockwise positive
 */
export interface LognormalStroke {
  readonly onset: number;
  readonly delay: number;
  readonly spread: number;
  readonly length: number;
  readonly direction: number;
  readonly bend: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Error function to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26). */
export function erf(value: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(value));
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const positive = 1 - series * Math.exp(-value * value);
  return value < 0 ? -positive : positive;
}

/** Share of a stroke's length covered at a time: the lognormal's cumulative distribution, 0 to 1. */
export function progress(stroke: LognormalStroke, time: number): number {
  const elapsed = time - stroke.onset;
  if (elapsed <= 0) return 0;
  return 0.5 + 0.5 * erf((Math.log(elapsed) - stroke.delay) / (stroke.spread * Math.SQRT2));
}

/** Millimetres per second along a stroke: D · Λ(t; t₀, μ, σ²). */
export function speedAt(stroke: LognormalStroke, time: number): number {
  const elapsed = time - stroke.onset;
  if (elapsed <= 0) return 0;
  const z = (Math.log(elapsed) - stroke.delay) / stroke.spread;
  return (stroke.length * Math.exp(-0.5 * z * z)) / (stroke.spread * elapsed * Math.sqrt(2 * Math.PI));
}

/** Where a stroke alone has brought the pen when a share of it is covered, in millimetres from its beginning. */
export function displacement(stroke: LognormalStroke, share: number): Point {
  const { length, direction, bend } = stroke;
  if (Math.abs(bend) < 1e-4) {
    return { x: length * share * Math.cos(direction), y: length * share * Math.sin(direction) };
  }
  const radius = length / bend;
  const turned = direction + bend * share;
  return {
    x: radius * (Math.sin(turned) - Math.sin(direction)),
    y: radius * (Math.cos(direction) - Math.cos(turned)),
  };
}

/**
 * Where the pen is: the strokes' displacements summed. The answer to be asked with times that never go back, so that
 * strokes long finished need not be summed again.
 *
 * @param strokes in the order of their onsets
 */
export function followStrokes(start: Point, strokes: readonly LognormalStroke[]): (time: number) => Point {
  let [settledX, settledY] = [start.x, start.y];
  let unfinished = 0;
  return (time) => {
    for (; unfinished < strokes.length && time > timeAtQuantile(strokes[unfinished], 5); unfinished++) {
      const whole = displacement(strokes[unfinished], 1);
      settledX += whole.x;
      settledY += whole.y;
    }
    let [x, y] = [settledX, settledY];
    for (let i = unfinished; i < strokes.length && strokes[i].onset < time; i++) {
      const moved = displacement(strokes[i], progress(strokes[i], time));
      x += moved.x;
      y += moved.y;
    }
    return { x, y };
  };
}

/** The time at which a stroke has the given normal quantile behind it: −2 is its beginning, 2 its end, for practice. */
export function timeAtQuantile(stroke: LognormalStroke, quantile: number): number {
  return stroke.onset + Math.exp(stroke.delay + quantile * stroke.spread);
}

/**
 * A stroke from one point to another along an arc that turns by `bend`, |bend| < 2π. Ninety-five per cent of it happen
 * within `duration` seconds, half of it before `middle`.
 */
export function strokeBetween(
  from: Point,
  to: Point,
  bend: number,
  timing: { middle: number; duration: number; spread: number },
): LognormalStroke {
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  const half = bend / 2;
  const length = Math.abs(half) < 1e-4 ? chord : (chord * half) / Math.sin(half);
  const { middle, duration, spread } = timing;
  const delay = Math.log(duration / (Math.exp(2 * spread) - Math.exp(-2 * spread)));
  const direction = Math.atan2(to.y - from.y, to.x - from.x) - half;
  return { onset: middle - Math.exp(delay), delay, spread, length, direction, bend };
}
