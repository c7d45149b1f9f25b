/** The experiment grid as plain records: which networks there are, which comes next, and where it stands. Pure. */
import { type GridCell, type GridPlace, type GridSettings, type LabGrid, objectiveOf } from '../contract/lab/grid.ts';
import type { LabSettings } from '../contract/lab/records.ts';

/**
 * Every network of a grid, in the order they are learnt: seed by seed; within it the ends of the sizes and their middle
 * before what lies between, so that charts span their axis early; and all losses of a size side by side.
 */
export function plannedCells({ losses, sizes, seeds }: GridSettings): GridCell[] {
  return seeds.flatMap((seed) =>
    endsFirst(sizes).flatMap((size) => losses.map((loss) => waitingCell({ loss, size, seed }))),
  );
}

export function waitingCell({ loss, size, seed }: GridPlace): GridCell {
  return {
    ...{ loss, size, seed, state: 'waiting', step: 0 },
    ...{ tookMs: null, parameters: null, learnt: [], unseen: [], failure: null },
  };
}

/** The least, the greatest, then the middle of each gap that is left, wide gaps first. */
export function endsFirst(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const order = sorted.length > 1 ? [0, sorted.length - 1] : [0];
  const gaps = [[0, sorted.length - 1]];
  for (let gap = gaps.shift(); gap !== undefined; gap = gaps.shift()) {
    const [low, high] = gap;
    if (high - low < 2) continue;
    const middle = (low + high) >> 1;
    order.push(middle);
    gaps.push([low, middle], [middle, high]);
  }
  return order.map((place) => sorted[place]);
}

/** The settings of one network, from which it can be learnt alone. */
export function labSettingsOf(settings: GridSettings, { loss, size, seed }: GridPlace): LabSettings {
  const { set, steps, peak, batch, rotations, augmented } = settings;
  return { set, objective: objectiveOf(settings, loss), size, steps, peak, batch, rotations, augmented, seed };
}

export const isPlace = (a: GridPlace, b: GridPlace) => a.loss === b.loss && a.size === b.size && a.seed === b.seed;

/** The one that was interrupted before any other; null when nothing is left to do. */
export function nextCell({ cells }: Pick<LabGrid, 'cells'>): GridCell | null {
  return cells.find(({ state }) => state === 'learning') ?? cells.find(({ state }) => state === 'waiting') ?? null;
}

export function withCell<G extends Pick<LabGrid, 'cells'>>(grid: G, place: GridPlace, changes: Partial<GridCell>): G {
  return { ...grid, cells: grid.cells.map((cell) => (isPlace(cell, place) ? { ...cell, ...changes } : cell)) };
}

export const isOver = ({ state }: GridCell) => state === 'done' || state === 'failed';

/**
 * Milliseconds that are left at the pace of the cells that are done; before the first of them at `msPerStep`.
 *
 * @returns null until a pace is known
 */
export function remainingOf(
  { cells, settings }: Pick<LabGrid, 'cells' | 'settings'>,
  msPerStep: number | null,
): number | null {
  const done = cells.filter(({ state, tookMs }) => state === 'done' && tookMs !== null);
  const pace =
    done.length === 0
      ? msPerStep
      : done.reduce((sum, { tookMs }) => sum + (tookMs ?? 0), 0) / (done.length * settings.steps);
  if (pace === null) return null;
  const steps = cells
    .filter((cell) => !isOver(cell))
    .reduce((sum, { step }) => sum + Math.max(0, settings.steps - step), 0);
  return pace * steps;
}
