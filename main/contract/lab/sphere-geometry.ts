/**
 * A unit sphere seen from afar, in parallel projection: x to the right, y up, z towards whoever looks. Pure: the interface
 * and the command line only draw it.
 */

export type Vector = readonly [x: number, y: number, z: number];
export type Spot = readonly [x: number, y: number];
/** Corners one after the other; the last is joined to the first. */
export type Polygon = readonly Spot[];

/** How the sphere is turned: a unit quaternion. */
export type Turn = readonly [w: number, x: number, y: number, z: number];

/** A little from above and aside, so that the net of the sphere reads as round. */
export const startTurn: Turn = turnedBy([1, 0, 0, 0], -0.5, 0.35);

/** Turned further about the axes of the screen. @param right radians by which the front moves to the right @param down likewise down */
export function turnedBy(turn: Turn, right: number, down: number): Turn {
  const angle = Math.hypot(right, down);
  if (angle === 0) return turn;
  const sine = Math.sin(angle / 2) / angle;
  return unit(product([Math.cos(angle / 2), down * sine, right * sine, 0], turn));
}

function product([w, x, y, z]: Turn, [v, a, b, c]: Turn): Turn {
  return [
    w * v - x * a - y * b - z * c,
    w * a + x * v + y * c - z * b,
    w * b - x * c + y * v + z * a,
    w * c + x * b - y * a + z * v,
  ];
}

function unit(turn: Turn): Turn {
  const length = Math.hypot(...turn);
  const [w, x, y, z] = turn.map((part) => part / length);
  return [w, x, y, z];
}

/** Where a point of the sphere comes to lie. */
export function turned([w, x, y, z]: Turn, [px, py, pz]: Vector): Vector {
  const tx = 2 * (y * pz - z * py);
  const ty = 2 * (z * px - x * pz);
  const tz = 2 * (x * py - y * px);
  return [px + w * tx + y * tz - z * ty, py + w * ty + z * tx - x * tz, pz + w * tz + x * ty - y * tx];
}

/** @param places x, y, z of each point, side by side */
export function turnedPlaces(turn: Turn, places: ArrayLike<number>): Vector[] {
  return Array.from({ length: places.length / 3 }, (_, i) =>
    turned(turn, [places[3 * i], places[3 * i + 1], places[3 * i + 2]]),
  );
}

/** Points of the circle that lies `angle` from a point of the sphere. */
export function circleAround(centre: Vector, angle: number, count = 96): Vector[] {
  const [across, along] = frameOf(centre);
  return Array.from({ length: count }, (_, i) => onCircle(centre, across, along, angle, (2 * Math.PI * i) / count));
}

function onCircle(centre: Vector, across: Vector, along: Vector, angle: number, at: number): Vector {
  const [out, a, b] = [Math.cos(angle), Math.sin(angle) * Math.cos(at), Math.sin(angle) * Math.sin(at)];
  const mixed = (i: 0 | 1 | 2) => out * centre[i] + a * across[i] + b * along[i];
  return [mixed(0), mixed(1), mixed(2)];
}

/** Two directions at right angles to a unit vector and to each other; the second rises towards whoever looks where it can. */
function frameOf([x, y, z]: Vector): [Vector, Vector] {
  const flat = Math.hypot(x, y);
  const across: Vector = flat < 1e-9 ? [1, 0, 0] : [-y / flat, x / flat, 0];
  const along: Vector = [y * across[2] - z * across[1], z * across[0] - x * across[2], x * across[1] - y * across[0]];
  return [across, along];
}

/**
 * What of a cap is seen on the near half of the sphere, as polygons filled by the even-odd rule; none where it lies behind.
 * For the far half ask for the mirrored centre (x, y, −z).
 *
 * @param angle radians from its middle to its rim, 0 to π
 */
export function capOnNearHalf(centre: Vector, angle: number, count = 96): Polygon[] {
  const [x, y, z] = centre;
  const flat = Math.hypot(x, y);
  const cosine = Math.cos(angle);
  // The rim meets the outline of the sphere where cos(t − t0) = cos(angle) / flat.
  if (Math.abs(cosine) < flat) return [acrossOutline(centre, angle, Math.acos(cosine / flat), count)];
  const rim = circleAround(centre, angle, count);
  const rimIsNear = rim[0][2] > 0;
  const holdsOutline = flat > cosine;
  const disc = () => outlineArc(0, 2 * Math.PI, count).slice(1);
  if (rimIsNear) return holdsOutline ? [disc(), flatten(rim)] : [flatten(rim)];
  return z > cosine ? [disc()] : [];
}

/** The near part of the rim, then back along the outline where that lies in the cap. */
function acrossOutline(centre: Vector, angle: number, half: number, count: number): Polygon {
  const [x, y, z] = centre;
  const [across, along] = frameOf(centre);
  // Heights on the rim are cos(angle) z + sin(angle) |x, y| sin(at): highest a quarter round.
  const near = Math.acos(Math.min(1, Math.max(-1, (-Math.cos(angle) * z) / (Math.sin(angle) * Math.hypot(x, y)))));
  const rim = Array.from({ length: count + 1 }, (_, i) =>
    onCircle(centre, across, along, angle, Math.PI / 2 - near + (2 * near * i) / count),
  );
  const middle = Math.atan2(y, x);
  return [...flatten(rim), ...outlineArc(middle - half, middle + half, count)];
}

function outlineArc(from: number, to: number, count: number): Spot[] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const at = from + ((to - from) * i) / count;
    return [Math.cos(at), Math.sin(at)] as const;
  });
}

const flatten = (points: readonly Vector[]): Spot[] => points.map(([x, y]) => [x, y] as const);

/** A closed line on the sphere, cut where it passes from the near to the far half. */
export function cutAtOutline(closed: readonly Vector[]): { near: Spot[][]; far: Spot[][] } {
  const runs: { isNear: boolean; spots: Spot[] }[] = [];
  for (const [x, y, z] of [...closed, closed[0]]) {
    const isNear = z >= 0;
    const run = runs.at(-1);
    if (run?.isNear === isNear) run.spots.push([x, y]);
    else runs.push({ isNear, spots: [...(run ? [run.spots[run.spots.length - 1]] : []), [x, y]] });
  }
  const of = (isNear: boolean) => runs.filter((run) => run.isNear === isNear).map(({ spots }) => spots);
  return { near: of(true), far: of(false) };
}

/** Equator, two parallels and four meridians: what makes a circle read as a sphere. */
export function netOfSphere(turn: Turn): Vector[][] {
  const pole: Vector = [0, 1, 0];
  const parallels = [Math.PI / 4, Math.PI / 2, (3 * Math.PI) / 4].map((angle) => circleAround(pole, angle));
  const meridians = [0, 1, 2, 3].map((i) => {
    const at = (Math.PI * i) / 4;
    return circleAround([Math.cos(at), 0, Math.sin(at)], Math.PI / 2);
  });
  return [...parallels, ...meridians].map((circle) => circle.map((point) => turned(turn, point)));
}

/** The point drawn nearest to a spot, of several close together the one in front; null where none is within reach. */
export function pointAt(
  points: readonly Vector[],
  [x, y]: Spot,
  reach: number,
  isShown: (i: number) => boolean,
): number | null {
  let found: number | null = null;
  let least = Infinity;
  points.forEach(([px, py, pz], i) => {
    const apart = Math.hypot(px - x, py - y);
    if (apart > reach || !isShown(i)) return;
    // Half the reach counts as much as the way from the back of the sphere to its front.
    const cost = apart - (reach / 4) * pz;
    if (cost < least) [found, least] = [i, cost];
  });
  return found;
}
