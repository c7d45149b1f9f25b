/** Experiment grids: one is measured at a time, outliving windows, engines and kills. */
import { randomUUID } from 'node:crypto';
import { ParaphError } from '../../contract/errors.ts';
import type { GridSettings, LabGrid } from '../../contract/lab/grid.ts';
import type { GridReport } from '../../contract/lab/grid-methods.ts';
import { say } from '../../contract/phrase.ts';
import { asAbandoned, labSettingsOf, plannedCells } from '../../lab/grid.ts';
import { claimsOf } from '../../lab/grid-claims.ts';
import type { EngineContext } from '../context.ts';
import { createTrainingFiles } from '../training-files.ts';
import { carryOutGrid, checkpointName, type GridUnderWay } from './grid-under-way.ts';
import type { LabBench } from './lab-bench.ts';
import { nameOfSet } from './lab-networks.ts';
import type { LearningTurn } from './learning-turn.ts';
import { shippedGrid } from './shipped-grid.ts';

export interface LabGrids {
  /** Newest first, the shipped one last. */
  list(): GridReport[];
  /** @throws ParaphError `refused` while anything learns; `not-found` for the set */
  start(name: string, settings: GridSettings): GridReport;
  /** @throws ParaphError `not-found`; `refused` for a grid that is not under way */
  pause(id: string): GridReport;
  /** @throws ParaphError `not-found`; `refused` for a grid that is not paused, or while anything learns */
  resume(id: string): GridReport;
  /** @throws ParaphError `refused` for one under way */
  remove(id: string): void;
  /** How long all of it would take, by a few steps of its first network. @throws ParaphError `refused` while anything learns */
  probe(settings: GridSettings, signal: AbortSignal): Promise<{ networks: number; milliseconds: number }>;
  /** Ends the process that learns; the grid can go on later. */
  close(): void;
}

export function createLabGrids(context: EngineContext, bench: LabBench, turn: LearningTurn): LabGrids {
  const { workspace, emit, now } = context;
  const files = createTrainingFiles(() => workspace.status().directory, 'lab');
  let underWay: GridUnderWay | null = null;

  const isUnderWay = (id: string) => underWay?.grid().id === id;
  const asItStands = (grid: LabGrid) => (underWay && isUnderWay(grid.id) ? underWay.grid() : asAbandoned(grid));
  const get = (id: string) => asItStands(workspace.labGrids.get(id));

  function begin(grid: LabGrid): GridReport {
    const release = turn.take(grid.name);
    const begun = carryOutGrid(grid, { context, bench, files });
    underWay = begun;
    void begun.over.then(() => {
      if (underWay === begun) underWay = null;
      release();
    });
    return reportOf(begun.grid());
  }

  return {
    list: () => [...workspace.labGrids.list().map(asItStands), shippedGrid()].map(reportOf),
    start(name, settings) {
      turn.requireFree();
      const grid = newGrid(name, settings, nameOfSet(workspace, settings.set), now());
      workspace.labGrids.add(grid);
      return begin(grid);
    },
    pause(id) {
      const grid = get(id);
      if (!underWay || !isUnderWay(id)) {
        throw new ParaphError('refused', say`This grid is not being measured just now.`, { detail: grid.state });
      }
      underWay.pause();
      return reportOf(get(id));
    },
    resume(id) {
      turn.requireFree();
      const grid = get(id);
      if (grid.state !== 'paused') {
        throw new ParaphError('refused', say`This grid is not paused.`, { detail: grid.state });
      }
      return begin({ ...grid, failure: null });
    },
    remove(id) {
      const grid = get(id);
      if (isUnderWay(id)) throw new ParaphError('refused', say`This grid is being measured just now.`);
      grid.cells.forEach((cell) => files.forget(checkpointName(id, cell)));
      workspace.labGrids.remove(id);
      emit('changed', { kind: 'lab-grid', id });
    },
    async probe(settings, signal) {
      const cells = plannedCells(settings);
      const release = turn.take(say`a few steps of a grid, to tell how long it takes`);
      try {
        const request = { set: settings.set, settings: labSettingsOf(settings, cells[0]) };
        const { msPerStep, msForTrials } = await bench.work('gridProbe', request, () => undefined, { signal }).outcome;
        return { networks: cells.length, milliseconds: cells.length * (settings.steps * msPerStep + msForTrials) };
      } finally {
        release();
      }
    },
    close: () => underWay?.abandon(),
  };
}

const reportOf = (grid: LabGrid): GridReport => ({ grid, claims: claimsOf(grid) });

function newGrid(name: string, settings: GridSettings, setName: string, startedAt: number): LabGrid {
  return {
    ...{ id: randomUUID(), name, origin: 'own', startedAt, endedAt: null, state: 'preparing' },
    ...{ settings, setName, machine: null, cells: plannedCells(settings), remainingMs: null, failure: null },
  };
}
