/**
 * Whether two signatures are one and the same signing. Whoever signs twice never runs along the same line twice: laid
 * over one another as well as shift, turn and scale allow, two genuine signatures part by some hundredths of their size
 * somewhere, while scanning, scaling, turning or compressing a picture moves its lines by a few thousandths.
 */
import { once } from '../base/once.ts';
import { dot } from '../base/vectors.ts';
import { encodeCentreLine, type CentreLine } from './centre-line.ts';
import { densityOf } from './line-density.ts';
import { distanceTo, fieldOf, type LineField } from './line-field.ts';

/** A centre line with what comparing it takes, made when it is first needed. */
export interface ReadLine {
  readonly line: CentreLine;
  readonly density: () => Float32Array;
  /** Densities of the line turned by each of `turns`. */
  readonly turned: () => readonly Float32Array[];
  readonly field: () => LineField;
  readonly sample: (count: number) => Float32Array;
}

/**
 * How two lines lie when they lie best.
 *
 * @property gap     along all but `strayShare` of either line, the other is at most as far away; in radii
 * @property share   of the line that has the other within `near`: the lesser of both ways, 0 to 1
 * @property degrees the questioned signature has to be turned by to lie on the other, clockwise
 * @property scale   and grown by, compared with the other's size: 1 where all ink of one is in the other
 * @property identical whether they agree point for point: the same ink, not only the same line
 */
export interface Coincidence {
  readonly gap: number;
  readonly share: number;
  readonly degrees: number;
  readonly scale: number;
  readonly identical: boolean;
}

/** Lines whose densities correlate less than this have another shape. Of copies in training writers the least has 0.87. */
const leastCorrelation = 0.8;
/** Mean distance of a rough fit, in radii, beyond which no finer one makes a copy: copies of training writers have 0.0124 at most. */
const greatestRoughDistance = 0.018;
/** What binarising closed, tore or grew: so much of a line may lie anywhere. */
const strayShare = 0.15;
/** Radii that count as lying on one another when the share is told: about 1 % of a signature's width. */
const near = 0.03;
/** Of training writers the closest genuine pair has 0.0196, the farthest copy 0.0147 (`evaluate replay`): their middle. */
export const greatestGapOfCopy = 0.0165;
/** The same in one direction, coarsely fitted: what exceeds it needs no field of its own, which costs most. */
const greatestGapOneWay = 0.02;

const turns = Array.from({ length: 13 }, (_, i) => ((i - 6) * Math.PI) / 180);

export function readLine(line: CentreLine): ReadLine {
  return {
    line,
    density: once(() => densityOf(line)),
    turned: once(() => turns.map((angle) => densityOf(line, angle))),
    field: once(() => fieldOf(line)),
    sample: (count) => sampleOf(line.points, count),
  };
}

function sampleOf(points: Float32Array, count: number): Float32Array {
  const stride = Math.max(1, points.length / 2 / count);
  const taken = Math.min(count, points.length / 2);
  return Float32Array.from({ length: 2 * taken }, (_, i) => points[2 * Math.floor((i >> 1) * stride) + (i & 1)]);
}

/**
 * Lays a questioned line over a known one. Null as soon as they are seen to differ: cheap looks come first, so that a
 * hundred specimens take milliseconds.
 */
export function coincidenceOf(questioned: ReadLine, known: ReadLine): Coincidence | null {
  const angle = likelyTurn(questioned, known.density());
  if (angle === null) return null;
  // The other way round, since the questioned line's field serves all comparisons.
  const rough = { scale: 1, angle: -angle, x: 0, y: 0 };
  const forth = { field: questioned.field(), points: known.sample(120) };
  const found = search([forth], rough, { reach: 0.12, first: 0.06, finest: 0.008 });
  if (found.cost > greatestRoughDistance) return null;
  const ahead = { field: questioned.field(), points: known.sample(250) };
  const oneWay = search([ahead], found.fit, { reach: 0.05, first: 0.012, finest: 0.003 });
  if (gapOf(distancesOf(ahead, oneWay.fit)) > greatestGapOneWay) return null;
  const back = { field: known.field(), points: questioned.sample(250) };
  const { fit } = search([ahead, back], oneWay.fit, { reach: 0.05, first: 0.006, finest: 0.0015 });
  return measure(questioned, known, fit);
}

export function isCopy({ gap }: Coincidence): boolean {
  return gap <= greatestGapOfCopy;
}

/** Radians by which the questioned line has to be turned to lie most like the known one; null where none helps. */
function likelyTurn(questioned: ReadLine, known: Float32Array): number | null {
  const alike = questioned.turned().map((density) => dot(density, known));
  const best = alike.indexOf(Math.max(...alike));
  return alike[best] < leastCorrelation ? null : turns[best];
}

/** p ↦ scale · R(angle) · p + (x, y), from the known line's plane to the questioned one's. */
interface Fit {
  readonly scale: number;
  readonly angle: number;
  readonly x: number;
  readonly y: number;
}

function inverse({ scale, angle, x, y }: Fit): Fit {
  const [cosine, sine] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  return { scale: 1 / scale, angle: -angle, x: -cosine * x - sine * y, y: sine * x - cosine * y };
}

interface Side {
  readonly field: LineField;
  readonly points: Float32Array;
}

/** @property reach distances beyond it count no more; `first` and `finest` are the steps, all in radii */
interface Search {
  readonly reach: number;
  readonly first: number;
  readonly finest: number;
}

/** What each step changes: each moves the line's outskirts by about as much. */
const moves: readonly ((fit: Fit, step: number) => Fit)[] = [
  (fit, step) => ({ ...fit, x: fit.x + step }),
  (fit, step) => ({ ...fit, y: fit.y + step }),
  (fit, step) => ({ ...fit, angle: fit.angle + step }),
  (fit, step) => ({ ...fit, scale: fit.scale * Math.exp(step) }),
];
/** Rounds at one step size: a fit that still wanders then is none. */
const mostRounds = 12;

/** Along each parameter while it helps, with ever finer steps. The first side lies under the fit, the second under its inverse. */
function search(sides: readonly [Side] | readonly [Side, Side], start: Fit, { reach, first, finest }: Search) {
  const costOf = (fit: Fit) => {
    const [forth, back] = sides;
    const cost = meanDistance(forth, fit, reach);
    return back ? (cost + meanDistance(back, inverse(fit), reach)) / 2 : cost;
  };
  let fit = start;
  let cost = costOf(fit);
  for (let step = first; step >= finest; step /= 2) {
    for (let improving = true, round = 0; improving && round < mostRounds; round++) {
      improving = false;
      for (const move of moves) {
        for (const signed of [step, -step]) {
          const tried = move(fit, signed);
          const triedCost = costOf(tried);
          if (triedCost >= cost) continue;
          [fit, cost, improving] = [tried, triedCost, true];
          break;
        }
      }
    }
  }
  return { fit, cost };
}

function meanDistance({ field, points }: Side, { scale, angle, x, y }: Fit, reach: number): number {
  const [cosine, sine] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const px = points[i];
    const py = points[i + 1];
    const distance = distanceTo(field, cosine * px - sine * py + x, sine * px + cosine * py + y);
    sum += distance < reach ? distance : reach;
  }
  return sum / (points.length / 2);
}

function measure(questioned: ReadLine, known: ReadLine, fit: Fit): Coincidence {
  const ways = [
    distancesOf({ field: questioned.field(), points: known.line.points }, fit),
    distancesOf({ field: known.field(), points: questioned.line.points }, inverse(fit)),
  ];
  return {
    gap: Math.max(...ways.map(gapOf)),
    share: Math.min(
      ...ways.map((ascending) => ascending.filter((distance) => distance <= near).length / ascending.length),
    ),
    degrees: (-fit.angle * 180) / Math.PI,
    scale: 1 / fit.scale,
    identical: Buffer.compare(encodeCentreLine(questioned.line), encodeCentreLine(known.line)) === 0,
  };
}

function gapOf(ascending: Float32Array): number {
  return ascending[Math.floor((1 - strayShare) * (ascending.length - 1))];
}

/** Ascending. */
function distancesOf({ field, points }: Side, { scale, angle, x, y }: Fit): Float32Array {
  const [cosine, sine] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const distances = new Float32Array(points.length / 2);
  for (let i = 0; i < points.length; i += 2) {
    const [px, py] = [points[i], points[i + 1]];
    distances[i / 2] = distanceTo(field, cosine * px - sine * py + x, sine * px + cosine * py + y);
  }
  return distances.sort();
}
