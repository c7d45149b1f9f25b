/** The numbers of an embedding as stripes, in rows where they are many. Pure. */
import type { Raster } from './feature-maps.ts';
import type { Colour } from './palettes.ts';

export interface StripPlan {
  /** Pixels a number is wide. */
  readonly cell: number;
  /** Numbers a row. */
  readonly across: number;
  readonly rows: number;
  /** With the gap beneath a row. */
  readonly rowHeight: number;
}

const narrowest = 4;
const widest = 48;
const height = 26;
const gap = 3;

/** @param room pixels that a row may be wide */
export function stripPlan(count: number, room: number): StripPlan {
  const most = Math.max(1, Math.floor(room / narrowest));
  const rows = Math.ceil(count / most);
  const across = Math.ceil(count / Math.max(1, rows));
  const cell = Math.min(widest, Math.max(narrowest, Math.floor(room / Math.max(1, across))));
  return { cell, across, rows, rowHeight: height + gap };
}

export function stripRaster(values: readonly number[], plan: StripPlan, colour: (value: number) => Colour): Raster {
  const [width, whole] = [plan.across * plan.cell, plan.rows * plan.rowHeight - gap];
  const pixels = new Uint8ClampedArray(4 * width * whole);
  values.forEach((value, index) => {
    const [left, top] = [(index % plan.across) * plan.cell, Math.floor(index / plan.across) * plan.rowHeight];
    const rgba = [...colour(value), 255];
    // A clear line between wide stripes, so that neighbours of one colour are still two.
    const thick = plan.cell > 6 ? plan.cell - 1 : plan.cell;
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + thick; x++) pixels.set(rgba, 4 * (y * width + x));
    }
  });
  return { width, height: whole, pixels };
}
