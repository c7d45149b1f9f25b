import { type ErrorRecord, toErrorRecord } from '../../main/contract/errors.ts';
import type { GridNews, GridSettings, LabGrid } from '../../main/contract/lab/grid.ts';
import type { GridReport } from '../../main/contract/lab/grid-methods.ts';
import type { Client } from '../client/client.ts';
import { type GridFields, fieldsOf } from '../lab-grid-draft.ts';
import { tell, tellError } from '../notices.ts';
import { texts } from '../texts.ts';
import type { Jobs } from './jobs.svelte.ts';

/** A grid that is being thought of; it stays while other views are open. */
export interface GridDraft {
  /** Empty while nobody named it. */
  name: string;
  /** Empty while none was chosen. */
  set: string;
  fields: GridFields;
  /** Takes everything but the set, which others may lack. */
  take(settings: GridSettings): void;
}

export interface LabGrids {
  /** Newest first, the one that came with Paraph last; null until they came. */
  readonly reports: readonly GridReport[] | null;
  readonly error: ErrorRecord | null;
  /** The one grid that is being measured. */
  readonly underWay: LabGrid | null;
  /** The grid that was asked to pause and has not done so yet. */
  readonly asked: string | null;
  readonly draft: GridDraft;
  load(): Promise<void>;
  /** @returns whether it has begun */
  start(name: string, settings: GridSettings): Promise<LabGrid | null>;
  pause(grid: LabGrid): Promise<void>;
  resume(grid: LabGrid): Promise<void>;
  remove(grid: LabGrid): Promise<void>;
}

export const isUnderWay = ({ state }: LabGrid) => state === 'running' || state === 'preparing';

/** Experiment grids as they go, whatever view is open. */
export function createLabGrids(client: Client, jobs: Jobs): LabGrids {
  let reports = $state.raw<readonly GridReport[] | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let asked = $state<string | null>(null);
  let generation = 0;
  const draft = createGridDraft();
  const underWay = $derived(reports?.find(({ grid }) => isUnderWay(grid))?.grid ?? null);

  async function load(): Promise<void> {
    const mine = ++generation;
    try {
      const answer = await client.call('lab.grid.list', {});
      if (mine !== generation) return;
      take(answer);
      error = null;
    } catch (failure) {
      if (mine === generation) error = toErrorRecord(failure);
    }
  }

  function take(answer: readonly GridReport[]): void {
    const before = reports;
    reports = answer;
    for (const { grid } of answer) {
      const known = before?.find((one) => one.grid.id === grid.id)?.grid;
      if (isUnderWay(grid)) follow(grid);
      else if (known && isUnderWay(known)) end(grid);
    }
  }

  function follow(grid: LabGrid): void {
    const { steps } = grid.settings;
    jobs.report({
      id: jobOf(grid),
      title: texts.labGrid.job(grid.name),
      stage: texts.labGrid.states[grid.state],
      done: grid.cells.reduce((sum, { state, step }) => sum + (state === 'failed' ? steps : step), 0),
      total: steps * grid.cells.length,
      perSecond: null,
      remainingMs: grid.remainingMs,
      // Stopping from afar loses nothing: a grid that was paused goes on from where it stood.
      cancel: () => void pause(grid),
    });
  }

  function end(grid: LabGrid): void {
    asked = null;
    const failures = grid.failure ? [grid.failure] : [];
    const outcome = grid.state === 'finished' ? 'done' : grid.state === 'failed' ? 'failed' : 'cancelled';
    jobs.finish(jobOf(grid), { outcome, result: texts.labGrid.states[grid.state], failures });
    if (grid.state === 'finished') tell(texts.labGrid.said.finished(grid.name));
  }

  /** Steps of one network; what is measured comes with the next list. */
  function hear({ grid: id, cell, remainingMs }: GridNews): void {
    const known = reports?.find(({ grid }) => grid.id === id);
    if (!known) return void load();
    const isIt = (one: LabGrid['cells'][number]) =>
      one.loss === cell.loss && one.size === cell.size && one.seed === cell.seed;
    const grid: LabGrid = {
      ...known.grid,
      ...{ state: 'running', remainingMs, cells: known.grid.cells.map((one) => (isIt(one) ? cell : one)) },
    };
    generation++;
    reports = reports?.map((report) => (report === known ? { ...report, grid } : report)) ?? null;
    follow(grid);
  }

  async function turn(call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (failure) {
      asked = null;
      tellError(failure);
    }
    await load();
  }

  async function pause(grid: LabGrid): Promise<void> {
    asked = grid.id;
    await turn(() => client.call('lab.grid.pause', { grid: grid.id }));
  }

  client.onEvent(({ event, record }) => {
    if (event === 'labGrid') hear(record);
    else if (event === 'changed' && record.kind === 'lab-grid') void load();
    else if (event === 'changed' && record.kind === 'workspace' && reports === null) void load();
    else if (event === 'engine' && record.state === 'ready') void load();
  });
  client.onConnection((state) => {
    if (state === 'open') void load();
  });

  return {
    get reports() {
      return reports;
    },
    get error() {
      return error;
    },
    get underWay() {
      return underWay;
    },
    get asked() {
      return asked;
    },
    draft,
    load,
    async start(name, settings) {
      try {
        const { grid } = await client.call('lab.grid.start', { name, settings });
        await load();
        return grid;
      } catch (failure) {
        tellError(failure);
        return null;
      }
    },
    pause,
    resume: (grid) => turn(() => client.call('lab.grid.resume', { grid: grid.id })),
    remove: (grid) => turn(() => client.call('lab.grid.remove', { grid: grid.id })),
  };
}

function createGridDraft(): GridDraft {
  let name = $state('');
  let set = $state('');
  let fields = $state.raw<GridFields>(fieldsOf());
  return {
    get name() {
      return name;
    },
    set name(next) {
      name = next;
    },
    get set() {
      return set;
    },
    set set(next) {
      set = next;
    },
    get fields() {
      return fields;
    },
    set fields(next) {
      fields = next;
    },
    take(settings) {
      fields = fieldsOf(settings);
    },
  };
}

const jobOf = ({ id }: LabGrid) => `lab-grid ${id}`;
