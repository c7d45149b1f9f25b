import { describe, expect, it } from 'vitest';
import type { LabGrid } from '../../../main/contract/lab/grid.ts';
import { withCell } from '../../../main/lab/grid.ts';
import { createJobs } from '../../../renderer/state/jobs.svelte.ts';
import { createLabGrids } from '../../../renderer/state/lab-grids.svelte.ts';
import { smallGrid } from '../../lab/small-grid.ts';
import { createFakeClient, settled, type Answers } from './fake-client.ts';

const place = { loss: 'l2-triplet', size: 3, seed: 1 } as const;
const running: LabGrid = withCell(smallGrid(), place, { state: 'learning', step: 4 });

function watch(first: LabGrid, more: Answers = {}) {
  const store = { grid: first };
  const client = createFakeClient({
    'lab.grid.list': () => [{ grid: store.grid, claims: [] }],
    'operations.list': () => [],
    ...more,
  });
  const jobs = createJobs(client);
  const grids = createLabGrids(client, jobs);
  const note = () => client.tell({ event: 'changed', record: { kind: 'lab-grid', id: 'grid' } });
  return { client, store, jobs, grids, note };
}

describe('grids of the lab', () => {
  it('under way before the window was opened stand among the long work, in steps of all networks', async () => {
    const { jobs, grids } = watch(running);
    await settled();
    expect(grids.underWay?.id).toBe('grid');
    expect(jobs.running).toMatchObject([{ title: 'Grid: Grid', done: 4, total: 90 }]);
  });

  it('follow the news of a network without asking for everything', async () => {
    const { client, jobs, grids } = watch(running);
    await settled();
    const cell = { ...running.cells[0], step: 9 };
    client.tell({ event: 'labGrid', record: { grid: 'grid', cell, remainingMs: 60_000 } });
    await settled();
    expect(client.asked.filter((name) => name === 'lab.grid.list')).toHaveLength(1);
    expect(grids.underWay?.cells[0].step).toBe(9);
    expect(jobs.running[0]).toMatchObject({ done: 9, remainingMs: 60_000 });
  });

  it('stopped from the list of long work are paused, and go on', async () => {
    const turns: string[] = [];
    const { jobs, grids, store, note } = watch(running, {
      'lab.grid.pause': ({ grid }) => {
        turns.push(`pause ${grid}`);
        return { grid: running, claims: [] };
      },
      'lab.grid.resume': ({ grid }) => {
        turns.push(`resume ${grid}`);
        return { grid: running, claims: [] };
      },
    });
    await settled();
    jobs.running[0].cancel();
    await settled();
    expect(grids.asked).toBe('grid');
    store.grid = { ...running, state: 'paused' };
    note();
    await settled();
    expect(grids.asked).toBeNull();
    expect(jobs.ended).toMatchObject([{ outcome: 'cancelled', result: 'Paused' }]);
    await grids.resume(store.grid);
    expect(turns).toEqual(['pause grid', 'resume grid']);
  });

  it('say which failed to start', async () => {
    const { grids } = watch(
      { ...running, state: 'finished' },
      {
        'lab.grid.start': () => Promise.reject(new Error('no')),
      },
    );
    await settled();
    expect(await grids.start('x', running.settings)).toBeNull();
  });

  it('begin from the settings of another, but on pictures that are there', async () => {
    const { grids } = watch(running);
    await settled();
    grids.draft.set = 'mine';
    grids.draft.take(running.settings);
    expect(grids.draft).toMatchObject({ set: 'mine', fields: { sizes: '3, 16, 64', trials: '1000' } });
  });
});
