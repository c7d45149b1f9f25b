import type { Handlers } from '../../contract/api.ts';
import type { LabGrids } from './lab-grids.ts';

/** The lab's experiment grids. */
export function labGridHandlers(grids: LabGrids) {
  return {
    'lab.grid.list': () => grids.list(),
    'lab.grid.start': ({ name, settings }) => grids.start(name, settings),
    'lab.grid.pause': ({ grid }) => grids.pause(grid),
    'lab.grid.resume': ({ grid }) => grids.resume(grid),
    'lab.grid.remove': ({ grid }) => {
      grids.remove(grid);
      return {};
    },
    'lab.grid.probe': ({ settings }, signal) => grids.probe(settings, signal),
  } satisfies Partial<Handlers>;
}
