/** Experiment grids: one is measured at a time, outliving windows, engines and kills. */
import { randomUUID } from 'node:crypto';
import { type ErrorRecord, ParaphError } from '../../contract/errors.ts';
import type { GridSettings, LabGrid } from '../../contract/lab/grid.ts';
import type { GridReport } from '../../contract/lab/grid-methods.ts';
import { say } from '../../contract/phrase.ts';
import { labSettingsOf, plannedCells, waitingCell } from '../../lab/grid.ts';
import { claimsOf } from '../../lab/grid-claims.ts';
import type { EngineContext } from '../context.ts';
import { createTrainingFiles } from '../training-files.ts';
import { createOneUnderWay, requirePaused, requireUnderWay } from '../one-under-way.ts';
import { learntFromOthers, whyAnew } from './begin-anew.ts';
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
  /** Takes the network that each of these is at back to its beginning, since specimens are gone; they wait to be resumed. */
  beginAnew(learners: ReadonlySet<string>): void;
  /** Ends the process that learns; the grid can go on later. */
  close(): void;
}

export function createLabGrids(context: EngineContext, bench: LabBench, turn: LearningTurn): LabGrids {
  const { workspace, emit, now } = context;
  const files = createTrainingFiles(() => workspace.status().directory, 'lab');
  const underWay = createOneUnderWay<LabGrid, GridUnderWay>();
  const get = (id: string) => underWay.asItStands(workspace.labGrids.get(id));

  function begin(grid: LabGrid): GridReport {
    const release = turn.take(grid.name);
    const begun = carryOutGrid(grid, { context, bench, files });
    underWay.begin(begun, () => {
      release();
      if (begun.record().state === 'finished') workspace.labLessons.forget(grid.id);
    });
    return reportOf(begun.record());
  }

  /** What was measured stays: figures say nothing about anybody. */
  function throwCellAway(grid: LabGrid, failure: ErrorRecord | null): LabGrid {
    const { id } = grid;
    const cells = grid.cells.map((cell) => (cell.state === 'learning' ? waitingCell(cell) : cell));
    const anew: LabGrid = { ...grid, cells, state: 'paused', remainingMs: null, failure };
    underWay.letGo(id);
    grid.cells.forEach((cell) => files.forget(checkpointName(id, cell)));
    workspace.labGrids.update(anew);
    workspace.labLessons.forget(id);
    emit('changed', { kind: 'lab-grid', id });
    return anew;
  }

  return {
    list: () => [...workspace.labGrids.list().map(underWay.asItStands), shippedGrid()].map(reportOf),
    start(name, settings) {
      turn.requireFree();
      const grid = newGrid(name, settings, nameOfSet(workspace, settings.set), now());
      workspace.labGrids.add(grid);
      return begin(grid);
    },
    pause(id) {
      requireUnderWay(underWay.of(id), get(id), say`This grid is not being measured just now.`).pause();
      return reportOf(get(id));
    },
    resume(id) {
      turn.requireFree();
      const grid = requirePaused(get(id), say`This grid is not paused.`);
      return begin(learntFromOthers(workspace, id) ? throwCellAway(grid, null) : { ...grid, failure: null });
    },
    remove(id) {
      const grid = get(id);
      if (underWay.of(id)) throw new ParaphError('refused', say`This grid is being measured just now.`);
      grid.cells.forEach((cell) => files.forget(checkpointName(id, cell)));
      workspace.labGrids.remove(id);
      workspace.labLessons.forget(id);
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
    beginAnew(learners) {
      const grids = workspace.labGrids.list().map(underWay.asItStands);
      for (const grid of grids) if (learners.has(grid.id)) throwCellAway(grid, whyAnew());
    },
    close: underWay.close,
  };
}

const reportOf = (grid: LabGrid): GridReport => ({ grid, claims: claimsOf(grid) });

function newGrid(name: string, settings: GridSettings, setName: string, startedAt: number): LabGrid {
  return {
    ...{ id: randomUUID(), name, origin: 'own', startedAt, endedAt: null, state: 'preparing' },
    ...{ settings, setName, machine: null, cells: plannedCells(settings), remainingMs: null, failure: null },
  };
}
