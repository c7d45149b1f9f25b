import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { gridDefaults, type GridNews, type GridSettings, type LabGrid } from '../../../main/contract/lab/grid.ts';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import { useLabEngine } from './lab-engine.ts';

// Real processes that draw a set and learn several networks.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const settings: GridSettings = {
  ...gridDefaults,
  set: 'generated-characters',
  losses: ['cosine-triplet', 'contrastive'],
  sizes: [3, 8],
  ways: [2, 5],
  trials: 100,
  steps: 30,
  batch: { classes: 5, pictures: 2 },
};

const news: GridNews[] = [];
const { call, processes, restart } = useLabEngine((name, record) => {
  if (name === 'labGrid') news.push(record as GridNews);
});

async function find(id: string): Promise<LabGrid> {
  const found = (await call('lab.grid.list', {})).find(({ grid }) => grid.id === id);
  if (!found) throw new Error(`no grid ${id}`);
  return found.grid;
}

async function until(id: string, fits: (grid: LabGrid) => boolean): Promise<LabGrid> {
  for (;;) {
    const grid = await find(id);
    if (fits(grid)) return grid;
    if (grid.failure) throw new Error(grid.failure.message);
    await wait(20);
  }
}
const isOver = ({ state }: LabGrid) => state === 'paused' || state === 'finished';
const begin = async (name: string) => (await call('lab.grid.start', { name, settings })).grid.id;
const resultsOf = ({ cells }: LabGrid) => cells.map(({ state, learnt, unseen }) => ({ state, learnt, unseen }));

describe('the grid that comes with Paraph', () => {
  it('is there from the start, last, measured on whole trials, with its answers', async () => {
    const reports = await call('lab.grid.list', {});
    const shipped = reports.at(-1);
    expect(shipped?.grid).toMatchObject({ id: 'shipped', origin: 'shipped', setName: 'Omniglot' });
    for (const { unseen } of shipped?.grid.cells.filter(({ state }) => state === 'done') ?? []) {
      expect(unseen.map(({ n }) => n)).toEqual([5, 10, 15, 20, 25]);
      for (const { trials } of unseen) expect(trials).toBeGreaterThanOrEqual(1_000);
    }
    await expect(call('lab.grid.remove', { grid: 'shipped' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a grid', () => {
  it('tells beforehand how long it would take', async () => {
    const { networks, milliseconds } = await call('lab.grid.probe', { settings });
    expect(networks).toBe(4);
    expect(milliseconds).toBeGreaterThan(100);
  });

  it('measures every network; paused, killed and closed in between it comes to the same figures', async () => {
    const whole = await until(await begin('Whole'), isOver);
    expect(whole).toMatchObject({ state: 'finished', failure: null, remainingMs: null });
    expect(whole.machine?.threads).toBeGreaterThan(0);
    for (const { state, step, unseen, learnt } of whole.cells) {
      expect({ state, step }).toEqual({ state: 'done', step: 30 });
      expect([...unseen, ...learnt].map(({ n, trials }) => [n, trials])).toEqual([2, 5, 2, 5].map((n) => [n, 100]));
    }
    expect(news.at(-1)?.cell).toMatchObject({ state: 'learning', step: 30 });

    const id = await begin('Broken');
    await expect(call('lab.grid.start', { name: 'Another', settings })).rejects.toThrow(/learning/);
    const network = { name: 'Alone', settings: { ...labPresets.quick, set: settings.set } };
    await expect(call('lab.train', network)).rejects.toThrow(/Broken/);
    await expect(call('lab.grid.remove', { grid: id })).rejects.toMatchObject({ code: 'refused' });
    await until(id, ({ cells }) => cells[0].step >= 5);
    await call('lab.grid.pause', { grid: id });
    const paused = await until(id, isOver);
    expect(paused.cells[0]).toMatchObject({ state: 'learning', learnt: [] });
    expect(paused.cells[0].step).toBeLessThan(30);
    await call('lab.grid.resume', { grid: id });
    await until(id, ({ cells }) => cells[1].step >= 27);
    processes.at(-1)?.kill();
    await until(id, ({ cells }) => cells[2].step >= 26);
    const before = (await find(id)).cells.slice(0, 2);
    await restart();
    expect((await find(id)).state).toBe('paused');
    await call('lab.grid.resume', { grid: id });
    const finished = await until(id, isOver);
    expect(finished.cells.slice(0, 2)).toEqual(before);
    expect(resultsOf(finished)).toEqual(resultsOf(whole));
    await call('lab.grid.remove', { grid: id });
    await expect(find(id)).rejects.toThrow(/no grid/);
  });

  it('goes on where a network fails, and says which', async () => {
    const { grid } = await call('lab.grid.start', {
      name: 'Collapsing',
      settings: { ...settings, sizes: [8], margins: { ...settings.margins, contrastive: 0 }, steps: 200, peak: 0.05 },
    });
    const over = await until(grid.id, isOver);
    expect(over.state).toBe('finished');
    expect(over.cells.find(({ loss }) => loss === 'contrastive')).toMatchObject({
      state: 'failed',
      failure: { code: 'refused' },
      unseen: [],
    });
  });

  it('says what is not there', async () => {
    await expect(call('lab.grid.pause', { grid: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      call('lab.grid.start', { name: 'x', settings: { ...settings, set: 'nothing' } }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
