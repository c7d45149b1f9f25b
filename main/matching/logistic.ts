/** Logistic regression on one number: how the odds of two accounts move with a distance. */
import { mean } from '../base/vectors.ts';

/** ln odds = offset − slope · distance. */
export interface LogOdds {
  readonly offset: number;
  readonly slope: number;
}

/**
 * Holds the slope finite where the two kinds do not overlap; weighed against the mean loss, in units of the distances'
 * deviation, too small to be seen elsewhere.
 */
const ridge = 1e-3;

/**
 * The odds of `near` against `far` at equal prior odds: each kind's distances weigh a half together. The slope is never
 * negative: nearer can only speak for `near`.
 */
export function fitLogOdds(near: readonly number[], far: readonly number[]): LogOdds {
  const centre = (mean(near) + mean(far)) / 2;
  const scale = Math.sqrt((meanSquare(near, centre) + meanSquare(far, centre)) / 2) || 1;
  const samples = [...kind(near, 1), ...kind(far, 0)].map(({ distance, ...sample }) => {
    return { ...sample, x: (centre - distance) / scale };
  });
  const { offset, slope } = maximise(samples);
  if (slope <= 0) return { offset: 0, slope: 0 };
  return { offset: offset + (slope * centre) / scale, slope: slope / scale };
}

interface Sample {
  readonly x: number;
  readonly label: number;
  readonly weight: number;
}

const kind = (distances: readonly number[], label: number) =>
  distances.map((distance) => ({ distance, label, weight: 0.5 / distances.length }));

const meanSquare = (values: readonly number[], centre: number) => mean(values.map((value) => (value - centre) ** 2));

/** Newton's method, halved where it would overshoot: the loss is convex. */
function maximise(samples: readonly Sample[]): LogOdds {
  let at: LogOdds = { offset: 0, slope: 0 };
  let loss = lossOf(samples, at);
  for (let step = 0; step < 100; step++) {
    const [toOffset, toSlope] = newtonStep(samples, at);
    let share = 1;
    let next = at;
    let nextLoss = loss;
    for (; share > 1e-6; share /= 2) {
      next = { offset: at.offset + share * toOffset, slope: at.slope + share * toSlope };
      nextLoss = lossOf(samples, next);
      if (nextLoss <= loss) break;
    }
    if (!(nextLoss < loss)) break;
    [at, loss] = [next, nextLoss];
    if (Math.abs(toOffset) + Math.abs(toSlope) < 1e-10) break;
  }
  return at;
}

function newtonStep(samples: readonly Sample[], { offset, slope }: LogOdds): [number, number] {
  let [first, second] = [0, -ridge * slope];
  let [h00, h01, h11] = [1e-12, 0, ridge];
  for (const { x, label, weight } of samples) {
    const share = 1 / (1 + Math.exp(-offset - slope * x));
    const miss = weight * (label - share);
    const curvature = weight * share * (1 - share);
    first += miss;
    second += miss * x;
    h00 += curvature;
    h01 += curvature * x;
    h11 += curvature * x * x;
  }
  const determinant = h00 * h11 - h01 * h01;
  return [(h11 * first - h01 * second) / determinant, (h00 * second - h01 * first) / determinant];
}

function lossOf(samples: readonly Sample[], { offset, slope }: LogOdds): number {
  const misses = samples.map(({ x, label, weight }) => {
    const odds = offset + slope * x;
    return weight * softplus(label === 1 ? -odds : odds);
  });
  return misses.reduce((sum, miss) => sum + miss, 0.5 * ridge * slope ** 2);
}

/** ln(1 + eˣ) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
