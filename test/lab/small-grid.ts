/** Grids with results made up to be told apart by eye. */
import type { GridCell, GridPlace, GridSettings, LabGrid } from '../../main/contract/lab/grid.ts';
import type { OneShotResult } from '../../main/contract/lab/records.ts';
import { plannedCells } from '../../main/lab/grid.ts';

export const smallSettings: GridSettings = {
  set: 'characters',
  losses: ['l2-triplet', 'cosine-triplet', 'contrastive'],
  sizes: [3, 16, 64],
  ways: [5, 20],
  seeds: [1],
  trials: 1_000,
  steps: 10,
  peak: 1e-3,
  batch: { classes: 4, pictures: 2 },
  rotations: false,
  augmented: true,
  margins: { 'l2-triplet': 0.2, 'cosine-triplet': 0.2, contrastive: 1 },
  miner: 'batch-all',
};

/** Wilson's interval, written as in his paper. */
export function resultOf(n: number, won: number, trials: number): OneShotResult {
  const z = 1.959964;
  const share = won / trials;
  const middle = (share + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
  const reach =
    (z / (1 + (z * z) / trials)) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return { n, accuracy: share, ci: [Math.max(0, middle - reach), Math.min(1, middle + reach)], trials };
}

export function smallGrid(settings: Partial<GridSettings> = {}): LabGrid {
  const whole = { ...smallSettings, ...settings };
  return {
    ...{ id: 'grid', name: 'Grid', origin: 'own', startedAt: 0, endedAt: null, state: 'running' },
    ...{ settings: whole, setName: 'Characters', machine: null, cells: plannedCells(whole) },
    ...{ remainingMs: null, failure: null },
  };
}

/** Every cell done, with the accuracies that `shares` gives by place, part and n. */
export function measuredGrid(
  shares: (place: GridPlace, part: 'learnt' | 'unseen', n: number) => number,
  settings: Partial<GridSettings> = {},
): LabGrid {
  const grid = smallGrid(settings);
  const { ways, trials } = grid.settings;
  const results = (cell: GridCell, part: 'learnt' | 'unseen') =>
    ways.map((n) => resultOf(n, Math.round(trials * shares(cell, part, n)), trials));
  return {
    ...grid,
    state: 'finished',
    cells: grid.cells.map((cell) => ({
      ...cell,
      ...{ state: 'done', step: grid.settings.steps, tookMs: 1_000 },
      ...{ learnt: results(cell, 'learnt'), unseen: results(cell, 'unseen') },
    })),
  };
}
