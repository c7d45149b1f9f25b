/** The shift-tolerant local distance between all maps of a batch, forward and backward. */
import type { Rank, Tensor, Tensor2D, Tensor3D, Tensor4D } from '../../model/ops.ts';
import { tf } from '../../model/ops.ts';
import { rootOf } from './roots.ts';

/** How many cells up or down, left or right, a cell may look for its like. */
export interface ShiftWindow {
  readonly rows: number;
  readonly columns: number;
}

/** No cosine is as small: a cell beyond the edge is nobody's best match. */
const beyondEdge = -2;

/**
 * Symmetric distances d = √(δᵢⱼ + δⱼᵢ) between all maps of a batch, where δᵢⱼ = Σ w (1 − best cosine within the window)
 * over the cells of map i, w being the cell's share of the map's norms.
 *
 * @param maps [batch, rows, columns, channels], not normalised
 * @returns [batch, batch]
 */
export function localDistances(maps: Tensor4D, window: ShiftWindow): Tensor2D {
  const norms = cellNorms(maps);
  const units: Tensor4D = tf.div(maps, norms);
  const weights = tf.div(norms, tf.sum(norms, [1, 2], true));
  return distancesBetween(tf.transpose(units, [1, 2, 0, 3]), tf.transpose(tf.squeeze(weights, [3]), [1, 2, 0]), window);
}

/** Lengths of the cells, [batch, rows, columns, 1]. */
export function cellNorms(maps: Tensor4D): Tensor4D {
  return rootOf<Rank.R4>(tf.sum(tf.square(maps), 3, true));
}

/**
 * The same of cells and weights as they are.
 *
 * @param units   [rows, columns, batch, channels], each cell of length 1
 * @param weights [rows, columns, batch], summing to 1 over the cells
 */
export function distancesBetween(units: Tensor4D, weights: Tensor3D, window: ShiftWindow): Tensor2D {
  const directed = directedDifferences(units, weights, window);
  return rootOf<Rank.R2>(tf.relu(tf.add(directed, tf.transpose(directed))));
}

interface Shift {
  readonly rows: number;
  readonly columns: number;
}

function shiftsOf(window: ShiftWindow): Shift[] {
  const shifts: Shift[] = [];
  for (let rows = -window.rows; rows <= window.rows; rows++) {
    for (let columns = -window.columns; columns <= window.columns; columns++) shifts.push({ rows, columns });
  }
  return shifts;
}

/** The part of the grid whose cells, moved by `shift`, stay on it: where it begins, and its size. */
function overlap(grid: readonly number[], shift: Shift) {
  const begin = [Math.max(0, -shift.rows), Math.max(0, -shift.columns)] as const;
  const size = [grid[0] - Math.abs(shift.rows), grid[1] - Math.abs(shift.columns)] as const;
  const margins = [
    [begin[0], grid[0] - begin[0] - size[0]],
    [begin[1], grid[1] - begin[1] - size[1]],
  ] as [[number, number], [number, number]];
  return { begin, size, margins };
}

/** Cuts the overlap out of [rows, columns, a, b] as [cells, a, b]; as long runs, which copies fastest. */
function cut(x: Tensor4D, begin: readonly number[], size: readonly number[]): Tensor3D {
  const [rows, columns, a, b] = x.shape;
  const runs: Tensor2D = tf.reshape(x, [rows, columns * a * b]);
  const part = tf.slice2d(runs, [begin[0], begin[1] * a * b], [size[0], size[1] * a * b]);
  return tf.reshape(part, [size[0] * size[1], a, b]);
}

/** Puts [cells, a, b] of the overlap back on the whole grid. */
function paste(part: Tensor3D, size: readonly number[], margins: ReturnType<typeof overlap>['margins'], value: number) {
  const [, a, b] = part.shape;
  const [rows, columns] = margins;
  const runs: Tensor2D = tf.reshape(part, [size[0], size[1] * a * b]);
  const whole = tf.pad2d(runs, [rows, [columns[0] * a * b, columns[1] * a * b]], value);
  const shape = [rows[0] + size[0] + rows[1], columns[0] + size[1] + columns[1], a, b];
  return tf.reshape<Rank.R4>(whole, shape as [number, number, number, number]);
}

/** Cosines of each cell of map i with the cell of map j that lies `shift` away: [rows, columns, i, j]. */
function cosinesAt(units: Tensor4D, shift: Shift): Tensor4D {
  const { begin, size, margins } = overlap(units.shape, shift);
  const own = cut(units, begin, size);
  const other = cut(units, [begin[0] + shift.rows, begin[1] + shift.columns], size);
  return paste(tf.matMul(own, other, false, true), size, margins, beyondEdge);
}

/**
 * δᵢⱼ = Σ over cells of wᵢ · (1 − best cosine), [batch, batch]. One matrix product of the whole batch per cell and shift,
 * and a running maximum; backward, the gradient flows to the shift that was best.
 *
 * @param units   [rows, columns, batch, channels], each cell of length 1
 * @param weights [rows, columns, batch], summing to 1 over the cells
 */
export function directedDifferences(units: Tensor4D, weights: Tensor3D, window: ShiftWindow): Tensor2D {
  const shifts = shiftsOf(window);
  const differences = tf.customGrad((unitsIn, weightsIn, save) => {
    const cells = unitsIn as Tensor4D;
    const shares = tf.expandDims(weightsIn as Tensor3D, 3) as Tensor4D;
    const cosines = shifts.map((shift) => cosinesAt(cells, shift));
    const best = cosines.reduce((greatest, next) => tf.maximum(greatest, next));
    const value = tf.sub(1, tf.sum(tf.mul(best, shares), [0, 1]));
    (save as (tensors: Tensor[]) => void)([cells, shares, best, ...cosines]);
    const gradFunc = (dy: Tensor, saved: Tensor[]): Tensor[] => {
      const [cells, shares, best, ...cosines] = saved as Tensor4D[];
      return differencesGradient(dy as Tensor2D, cells, shares, best, cosines, shifts);
    };
    return { value, gradFunc };
  });
  return differences(units, weights) as Tensor2D;
}

function differencesGradient(
  dy: Tensor2D,
  units: Tensor4D,
  shares: Tensor4D,
  best: Tensor4D,
  cosines: readonly Tensor4D[],
  shifts: readonly Shift[],
): Tensor[] {
  const dWeights = tf.neg(tf.sum(tf.mul(best, dy), 3));
  const dBest = tf.mul(shares, tf.neg(dy)) as Tensor4D;
  const none = tf.zerosLike(dBest);
  let dUnits: Tensor = tf.zerosLike(units);
  shifts.forEach((shift, index) => {
    const gradients = tf.tidy(() => {
      const chosen = tf.where(tf.equal(cosines[index], best), dBest, none);
      const before = dUnits;
      return tf.add(before, cosinesGradient(units, chosen, shift));
    });
    dUnits.dispose();
    dUnits = gradients;
  });
  return [dUnits, dWeights];
}

/** Gradient of `cosinesAt` with respect to the cells, on the side of i and on the side of j. */
function cosinesGradient(units: Tensor4D, dCosines: Tensor4D, shift: Shift): Tensor {
  const { begin, size, margins } = overlap(units.shape, shift);
  const moved = overlap(units.shape, { rows: -shift.rows, columns: -shift.columns });
  const own = cut(units, begin, size);
  const other = cut(units, moved.begin, size);
  const d = cut(dCosines, begin, size);
  const dOwn = paste(tf.matMul(d, other) as Tensor3D, size, margins, 0);
  const dOther = paste(tf.matMul(d, own, true, false) as Tensor3D, size, moved.margins, 0);
  return tf.add(dOwn, dOther);
}
