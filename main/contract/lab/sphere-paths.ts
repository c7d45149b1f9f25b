/** From a turned sphere to what is drawn of it, in pixels. Pure. */
import {
  capOnNearHalf,
  circleAround,
  cutAtOutline,
  netOfSphere,
  type Spot,
  type Turn,
  type Vector,
} from './sphere-geometry.ts';

/** Where the middle of the sphere lies and how long its radius is, in pixels. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What lies on the near half and what on the far one, as SVG paths. */
export interface Halves {
  readonly near: string;
  readonly far: string;
}

export function toPixels({ x, y, radius }: Frame, [px, py]: Spot | Vector): Spot {
  return [x + radius * px, y - radius * py];
}

export function toSphere({ x, y, radius }: Frame, [px, py]: Spot): Spot {
  return [(px - x) / radius, (y - py) / radius];
}

function pathOf(frame: Frame, spots: readonly Spot[], closed: boolean): string {
  const places = spots.map((spot) =>
    toPixels(frame, spot)
      .map((value) => value.toFixed(1))
      .join(' '),
  );
  return `M${places.join('L')}${closed ? 'Z' : ''}`;
}

const halves = (frame: Frame, { near, far }: { near: readonly Spot[][]; far: readonly Spot[][] }): Halves => ({
  near: near.map((run) => pathOf(frame, run, false)).join(''),
  far: far.map((run) => pathOf(frame, run, false)).join(''),
});

export function netPaths(frame: Frame, turn: Turn): Halves {
  const cut = netOfSphere(turn).map(cutAtOutline);
  return halves(frame, { near: cut.flatMap(({ near }) => near), far: cut.flatMap(({ far }) => far) });
}

/** The area of a cap on both halves of the sphere. @param centre turned; it need not be quite of unit length */
export function capPaths(frame: Frame, centre: Vector, angle: number): Halves {
  const [x, y, z] = onSphere(centre);
  const area = (middle: Vector) =>
    capOnNearHalf(middle, angle)
      .map((polygon) => pathOf(frame, polygon, true))
      .join('');
  return { near: area([x, y, z]), far: area([x, y, -z]) };
}

/** The line that lies at an angle from a point. */
export function rimPaths(frame: Frame, centre: Vector, angle: number): Halves {
  return halves(frame, cutAtOutline(circleAround(onSphere(centre), angle, 120)));
}

function onSphere([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z);
  return length > 0 ? [x / length, y / length, z / length] : [0, 0, 1];
}
