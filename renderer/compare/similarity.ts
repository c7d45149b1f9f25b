/** Similarities of the plane: turn, scale, shift. What lays one signature over another. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** p ↦ scale · R(angle) · p + (x, y). Radians; y points down, so that a positive angle turns clockwise. */
export interface Similarity {
  readonly scale: number;
  readonly angle: number;
  readonly x: number;
  readonly y: number;
}

export const identity: Similarity = { scale: 1, angle: 0, x: 0, y: 0 };

export function applyTo({ scale, angle, x, y }: Similarity, point: Point): Point {
  const cosine = scale * Math.cos(angle);
  const sine = scale * Math.sin(angle);
  return { x: cosine * point.x - sine * point.y + x, y: sine * point.x + cosine * point.y + y };
}

/** First `inner`, then `outer`. */
export function compose(outer: Similarity, inner: Similarity): Similarity {
  const { x, y } = applyTo(outer, inner);
  return { scale: outer.scale * inner.scale, angle: outer.angle + inner.angle, x, y };
}

export function invert({ scale, angle, x, y }: Similarity): Similarity {
  const turnedBack = applyTo({ scale: 1 / scale, angle: -angle, x: 0, y: 0 }, { x, y });
  return { scale: 1 / scale, angle: -angle, x: -turnedBack.x, y: -turnedBack.y };
}

export function shifted(similarity: Similarity, dx: number, dy: number): Similarity {
  return { ...similarity, x: similarity.x + dx, y: similarity.y + dy };
}

/** Then turned and scaled about a point of the target plane. */
export function turnedAbout(
  similarity: Similarity,
  centre: Point,
  { angle = 0, scale = 1 }: { angle?: number; scale?: number },
): Similarity {
  const turn = { scale, angle, x: 0, y: 0 };
  const moved = applyTo(turn, centre);
  return compose({ ...turn, x: centre.x - moved.x, y: centre.y - moved.y }, similarity);
}

/** As a canvas takes it: a, b, c, d, e, f. */
export function matrixOf({ scale, angle, x, y }: Similarity): [number, number, number, number, number, number] {
  const cosine = scale * Math.cos(angle);
  const sine = scale * Math.sin(angle);
  return [cosine, sine, -sine, cosine, x, y];
}

/** An angle between −π and π that turns as far. */
export function withinHalfTurn(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
