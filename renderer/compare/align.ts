/** Lays one signature's ink over another's: first by moments, then by the distances of each to the other. */
import { distanceAt, type InkField } from './ink.ts';
import { applyTo, invert, withinHalfTurn, type Similarity } from './similarity.ts';

/** What may change besides the position. */
export interface Freedom {
  readonly angle: boolean;
  readonly scale: boolean;
}

/** Numbers of pixels that each parameter moves the ink by: shift right, shift down, turn, scale. */
type Move = readonly [number, number, number, number];

/** Distances beyond these shares of the radius count no more: what has no counterpart must not pull. */
const reaches = [1, 0.35, 0.12] as const;
/** A half turn is taken only where it is that much better: documents are rarely scanned upside down. */
const halfTurnMustGain = 0.75;
/** Pixels at which the search stops. */
const finestStep = 0.02;

/**
 * The similarity from pixels of `moving` to pixels of `fixed` under which their inks coincide best. What is not free
 * stays as `start` has it.
 */
export function alignInk(fixed: InkField, moving: InkField, start: Similarity, freedom: Freedom): Similarity {
  const coarse = startsFor(fixed, moving, start, freedom).map(({ similarity, handicap }) => {
    const found = search(fixed, moving, similarity, freedom, reaches[0], 1);
    return { similarity: found, cost: handicap * misfit(fixed, moving, found, reaches[1] * fixed.radius) };
  });
  const [best] = coarse.sort((a, b) => a.cost - b.cost);
  return reaches.slice(1).reduce((found, reach, i) => {
    return search(fixed, moving, found, freedom, reach, i === reaches.length - 2 ? finestStep : 0.3);
  }, best.similarity);
}

interface Start {
  readonly similarity: Similarity;
  readonly handicap: number;
}

/** Centre on centre; as large and as turned as the moments say, or as `start` has it. */
function startsFor(fixed: InkField, moving: InkField, start: Similarity, freedom: Freedom): Start[] {
  const turn = withinHalfTurn(2 * (fixed.axis - moving.axis)) / 2;
  const angles = freedom.angle ? [0, turn, turn + Math.PI] : [start.angle];
  const scales = freedom.scale ? [fixed.radius / moving.radius, start.scale] : [start.scale];
  return angles.flatMap((angle, i) =>
    scales.map((scale) => {
      const turned = applyTo({ scale, angle, x: 0, y: 0 }, moving.centre);
      const similarity = { scale, angle, x: fixed.centre.x - turned.x, y: fixed.centre.y - turned.y };
      return { similarity, handicap: i === 2 ? 1 / halfTurnMustGain : 1 };
    }),
  );
}

/**
 * Pattern search (Hooke and Jeeves 1961): along each parameter while it helps, then onwards in the direction that did,
 * with steps halved until they are finer than `finest` pixels.
 */
function search(
  fixed: InkField,
  moving: InkField,
  start: Similarity,
  freedom: Freedom,
  reach: number,
  finest: number,
): Similarity {
  const limit = reach * fixed.radius;
  const free = [0, 1, ...(freedom.angle ? [2] : []), ...(freedom.scale ? [3] : [])];
  const costOf = (move: Move) => misfit(fixed, moving, moved(start, moving, move), limit);
  let best: Move = [0, 0, 0, 0];
  let cost = costOf(best);
  for (let step = limit / 3; step >= finest; step /= 2) {
    for (let improving = true; improving;) {
      improving = false;
      const before = best;
      for (const parameter of free) {
        for (const direction of [step, -step]) {
          const tried = best.map((value, i) => (i === parameter ? value + direction : value)) as unknown as Move;
          const triedCost = costOf(tried);
          if (triedCost >= cost) continue;
          [best, cost, improving] = [tried, triedCost, true];
          break;
        }
      }
      const onwards = best.map((value, i) => 2 * value - before[i]) as unknown as Move;
      const onwardsCost = improving ? costOf(onwards) : cost;
      if (onwardsCost < cost) [best, cost] = [onwards, onwardsCost];
    }
  }
  return moved(start, moving, best);
}

/** Turned and scaled about the moving ink's centre, so that the parameters hardly depend on one another. */
function moved(start: Similarity, moving: InkField, [right, down, turn, growth]: Move): Similarity {
  const reach = moving.radius * start.scale;
  const angle = start.angle + turn / reach;
  const scale = start.scale * Math.exp(growth / reach);
  const was = applyTo(start, moving.centre);
  const is = applyTo({ scale, angle, x: 0, y: 0 }, moving.centre);
  return { scale, angle, x: was.x - is.x + right, y: was.y - is.y + down };
}

/** Mean distance of each ink to the other, both ways, in pixels of `fixed`; none counts for more than `limit`. */
export function misfit(fixed: InkField, moving: InkField, similarity: Similarity, limit: number): number {
  const forth = meanDistance(fixed, moving.points, similarity, limit);
  const back = meanDistance(moving, fixed.points, invert(similarity), limit / similarity.scale);
  return (forth + back * similarity.scale) / 2;
}

function meanDistance(field: InkField, points: Float32Array, similarity: Similarity, limit: number): number {
  const cosine = similarity.scale * Math.cos(similarity.angle);
  const sine = similarity.scale * Math.sin(similarity.angle);
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const x = cosine * points[i] - sine * points[i + 1] + similarity.x;
    const y = sine * points[i] + cosine * points[i + 1] + similarity.y;
    sum += Math.min(limit, distanceAt(field, x, y));
  }
  return sum / (points.length / 2);
}
