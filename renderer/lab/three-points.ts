/** Anchor, positive and negative as points on a ball: three vectors from the centre always fit into three dimensions, exactly. */

export interface BallPoint {
  /** Across and down, −1 to 1, as one looks at the ball. */
  readonly x: number;
  readonly y: number;
  /** Towards whoever looks, −1 to 1. */
  readonly depth: number;
}

type Vector = readonly number[];

const dot = (a: Vector, b: Vector) => a.reduce((sum, value, i) => sum + value * b[i], 0);
const minus = (a: Vector, b: Vector, times: number) => a.map((value, i) => value - times * b[i]);
const scaled = (a: Vector, by: number) => a.map((value) => value * by);
const nothing = 1e-9;

/** What is left of `vector` beside `base`, at length 1; null where nothing is. */
function beside(vector: Vector, base: readonly Vector[]): Vector | null {
  // Twice: what rounding left of the base the first time goes the second.
  const rest = [0, 1].reduce<Vector>(
    (left) => base.reduce((some, axis) => minus(some, axis, dot(some, axis)), left),
    vector,
  );
  const length = Math.sqrt(dot(rest, rest));
  return length < nothing ? null : scaled(rest, 1 / length);
}

/**
 * Angles and distances between the points are those of the vectors. The ball is turned so that the points lie about its
 * middle, the second beneath the first.
 *
 * @param vectors of length 1, at most three, of any dimension
 */
export function placeOnBall(vectors: readonly Vector[]): BallPoint[] {
  const base: Vector[] = [];
  for (const vector of vectors) {
    const axis = beside(vector, base);
    if (axis) base.push(axis);
  }
  const points = vectors.map((vector) => [0, 1, 2].map((i) => (base[i] ? dot(vector, base[i]) : 0)));
  const [forward, up, side] = viewOf(points);
  return points.map((point) => ({ x: dot(point, side), y: -dot(point, up), depth: dot(point, forward) }));
}

/** Three axes at right angles: towards the points' mean, up, and aside. */
function viewOf(points: readonly Vector[]): [Vector, Vector, Vector] {
  const mean = [0, 1, 2].map((i) => points.reduce((sum, point) => sum + point[i], 0));
  const forward = beside(mean, []) ?? [1, 0, 0];
  const ahead = points.length > 1 ? minus(points[0], points[1], 1) : [0, 1, 0];
  const up = beside(ahead, [forward]) ?? beside([0, 1, 0], [forward]) ?? [0, 0, 1];
  const side = [0, 1, 2].map((i) => up[(i + 1) % 3] * forward[(i + 2) % 3] - up[(i + 2) % 3] * forward[(i + 1) % 3]);
  return [forward, up, side];
}
