/** Experiment grids: a network for each loss and size, tried at every n. */
import { done, method, nothing } from '../method.ts';
import { z, Count, Id, Name } from '../schema.ts';
import { GridClaim, GridSettings, LabGrid } from './grid.ts';

const grid = z.object({ grid: Id });

/** A grid with what it answers so far. */
export const GridReport = z.object({ grid: LabGrid, claims: z.array(GridClaim) });
export type GridReport = z.infer<typeof GridReport>;

export const labGridMethods = {
  'lab.grid.list': method(
    'Experiment grids with their results and what these answer, newest first; the one that came with Paraph last.',
    'lab grid --list, lab grid --results GRID',
    nothing,
    z.array(GridReport),
  ),
  'lab.grid.start': method(
    'Has a network learn for each loss, size and seed, and tries each at every n; it goes on by itself, one at a time.',
    'lab grid --set SET --losses LIST --sizes LIST --ways LIST --seeds LIST --steps NUMBER --trials NUMBER',
    z.object({ name: Name, settings: GridSettings }),
    GridReport,
  ),
  'lab.grid.pause': method(
    'Leaves a grid where it is; what is measured stays, and so does the checkpoint of the network it was at.',
    'lab grid --pause GRID',
    grid,
    GridReport,
  ),
  'lab.grid.resume': method(
    'Goes on with the network it was at; none that was measured is learnt again.',
    'lab grid --resume GRID',
    grid,
    GridReport,
  ),
  'lab.grid.remove': method('Forgets a grid that is not under way.', 'lab grid --remove GRID', grid, done),
  'lab.grid.probe': method(
    'Learns a few steps of a grid’s first network to tell how long all would take, in milliseconds.',
    'lab grid --probe',
    z.object({ settings: GridSettings }),
    z.object({ networks: Count, milliseconds: z.number() }),
    { deadline: 300_000 },
  ),
} as const;
