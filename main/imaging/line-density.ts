/** Where a centre line lies, coarsely: cheap to compare, so that only what may be a copy is laid over one another. */
import { mean, norm } from '../base/vectors.ts';
import { smooth, type CentreLine } from './centre-line.ts';

/** Cells and what they cover, in radii to both sides of the centre: what lies beyond is left out. */
const columns = 48;
const rows = 32;
const reach = { x: 3.2, y: 2.1 };

/**
 * How much of the line each cell holds, mean 0 and length 1, so that the inner product of two of them is their
 * correlation.
 *
 * @param angle radians the line is turned by, clockwise
 */
export function densityOf({ points }: CentreLine, angle = 0): Float32Array {
  const cells = new Float32Array(columns * rows);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < points.length; i += 2) {
    const x = (((cosine * points[i] - sine * points[i + 1]) / reach.x + 1) * columns) / 2 - 0.5;
    const y = (((sine * points[i] + cosine * points[i + 1]) / reach.y + 1) * rows) / 2 - 0.5;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    if (left < 0 || top < 0 || left >= columns - 1 || top >= rows - 1) continue;
    const [across, down] = [x - left, y - top];
    const place = top * columns + left;
    cells[place] += (1 - across) * (1 - down);
    cells[place + 1] += across * (1 - down);
    cells[place + columns] += (1 - across) * down;
    cells[place + columns + 1] += across * down;
  }
  smooth(cells, columns, rows);
  return standardised(cells);
}

function standardised(cells: Float32Array): Float32Array {
  const middle = mean(cells);
  const centred = cells.map((value) => value - middle);
  const length = norm(centred);
  return centred.map((value) => value / length);
}
