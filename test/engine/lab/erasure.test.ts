import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { gridDefaults } from '../../../main/contract/lab/grid.ts';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import { labSide, type LabNetwork, type LabNews, type LabSettings } from '../../../main/contract/lab/records.ts';
import { writeGeneratedSet } from '../../synthesis/generated-set.ts';
import { useLabEngine } from './lab-engine.ts';

// Real processes, and signatures that are enrolled.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const settings: LabSettings = {
  ...labPresets.quick,
  ...{ set: 'workspace', size: 8, steps: 2_000, batch: { classes: 3, pictures: 2 }, rotations: false },
};
const news: LabNews[] = [];
const { call, folder, restart } = useLabEngine((name, record) => {
  if (name === 'lab') news.push(record as LabNews);
});
const find = async (id: string) => {
  const network = (await call('lab.networks', {})).find((one) => one.id === id);
  if (!network) throw new Error('no such network');
  return network;
};
async function until(id: string, fits: (network: LabNetwork) => boolean): Promise<LabNetwork> {
  for (;;) {
    const network = await find(id);
    if (fits(network)) return network;
    if (network.state === 'failed') throw new Error(network.failure?.message ?? 'failed');
    await wait(20);
  }
}
const checkpoints = () => readdirSync(join(folder, 'workspace', 'lab')).filter((name) => name.endsWith('.checkpoint'));
/** One that was cancelled just before may take a moment to end. */
const train = (name: string, set: string) =>
  vi.waitFor(() => call('lab.train', { name, settings: { ...settings, set } }), 5_000);
const begun = (name: string) => train(name, 'workspace');

/** People of whom enough are learnt from, however chance parts them; each with two specimens. */
async function enrol(from: number, count: number): Promise<void> {
  const directory = join(folder, `set-${from}`);
  const written = await writeGeneratedSet({ directory, writers: count, genuine: 2, forged: 0, seed: 40 + from });
  for (const [index, { genuine }] of written.entries()) {
    const signatory = `p${from + index}`;
    await call('signatories.create', { id: signatory, name: `Generated Person ${from + index}` });
    for (const file of genuine) {
      const opened = { name: basename(file), bytes: new Uint8Array(readFileSync(file)) };
      const { document } = await call('documents.open', opened);
      await call('specimens.add', { signatory, document, insist: true });
    }
  }
}

/** Pictures of a class as bytes; of every class of this person. */
async function picturesOf(name: string): Promise<Buffer[]> {
  const classes = await call('lab.classes', { set: 'workspace' });
  const places = classes.filter((one) => one.name === name).flatMap(({ pictures }) => pictures);
  const { coverage } = await call('lab.pictures', { set: 'workspace', places });
  return places.map((_, i) => Buffer.from(coverage.subarray(i * labSide ** 2, (i + 1) * labSide ** 2)));
}

/** Whether anything that is watched of a network shows one of these pictures. */
async function isWatched(id: string, pictures: readonly Buffer[]): Promise<boolean> {
  const { watched } = await call('lab.sphere', { network: id });
  const all = Buffer.from(watched?.pictures.coverage ?? []);
  return pictures.some((picture) => all.includes(picture));
}

describe('somebody whom a network of the lab learns from', () => {
  it('is in nothing of it after being erased, and it goes on without them', async () => {
    await enrol(0, 10);
    const { id } = await begun('First');
    await until(id, ({ step, state }) => state === 'running' && step >= 30);
    await vi.waitFor(() => expect(checkpoints()).toHaveLength(1));
    const watchedClasses = (await call('lab.sphere', { network: id })).watched?.classes ?? [];
    expect(watchedClasses.length).toBeGreaterThan(0);
    const pictures = await picturesOf('Generated Person 0');
    expect(await isWatched(id, pictures)).toBe(true);

    await call('signatories.erase', { signatory: 'p0' });
    const stands = await find(id);
    expect(stands).toMatchObject({ state: 'paused', step: 0, points: [], accuracy: [], learntFromErased: false });
    expect(stands.failure?.message).toMatch(/removed/);
    expect((await call('lab.sphere', { network: id })).watched).toBeNull();
    // Nor does anything come in late from a process that was ended.
    await wait(500);
    expect(checkpoints()).toEqual([]);
    expect((await call('lab.sphere', { network: id })).snapshots).toEqual([]);
    await restart(({ labNetworks }) =>
      expect([labNetworks.weights(id), labNetworks.snapshots(id)]).toEqual([null, []]),
    );

    await call('lab.resume', { network: id });
    const resumed = await until(id, ({ step }) => step >= 3);
    expect(resumed.points[0].step).toBe(1);
    expect(await isWatched(id, pictures)).toBe(false);
    await call('lab.cancel', { network: id });
  });

  it('is not stored either when they are erased before anything was told of it', async () => {
    news.length = 0;
    const pictures = await picturesOf('Generated Person 1');
    const { id } = await begun('Early');
    await call('signatories.erase', { signatory: 'p1' });
    expect(await find(id)).toMatchObject({ state: 'paused', step: 0 });
    await wait(1_500);
    expect(news).toEqual([]);
    expect((await call('lab.sphere', { network: id })).watched).toBeNull();
    await call('lab.resume', { network: id });
    await until(id, ({ step }) => step >= 1);
    expect(await isWatched(id, pictures)).toBe(false);
    await call('lab.pause', { network: id });
    await until(id, ({ state }) => state === 'paused');
  });

  it('is let go of by one that is paused, also when a specimen is only removed', async () => {
    const paused = (await call('lab.networks', {})).find(({ name }) => name === 'Early');
    expect(paused?.step).toBeGreaterThan(0);
    expect(checkpoints()).toHaveLength(1);
    const { specimens } = await call('signatories.get', { signatory: 'p2' });
    await call('specimens.remove', { specimen: specimens[0].id });
    expect(await find(paused?.id ?? '')).toMatchObject({ state: 'paused', step: 0, accuracy: [] });
    expect(checkpoints()).toEqual([]);
    // Whoever comes in between is learnt from too, so that erasing them later is noticed.
    await enrol(20, 1);
    await call('lab.resume', { network: paused?.id ?? '' });
    await until(paused?.id ?? '', ({ step }) => step >= 1);
    await call('signatories.erase', { signatory: 'p20' });
    expect(await find(paused?.id ?? '')).toMatchObject({ state: 'paused', step: 0 });
    await call('lab.cancel', { network: paused?.id ?? '' });
  });

  it('is not gone on from where others were added since', async () => {
    const { id } = await begun('Others');
    await until(id, ({ step }) => step >= 2);
    await call('lab.pause', { network: id });
    await until(id, ({ state }) => state === 'paused');
    await enrol(30, 1);
    expect((await find(id)).step).toBeGreaterThan(0);
    const resumed = await call('lab.resume', { network: id });
    expect(resumed).toMatchObject({ state: 'preparing', step: 0, points: [], failure: null });
    await call('lab.cancel', { network: id });
  });

  it('is let go of at the next opening where the engine ended before', async () => {
    const { id } = await begun('Left');
    await until(id, ({ step }) => step >= 2);
    // What an engine that was killed between both would leave: the person gone, the network as it was.
    await restart((workspace) => workspace.signatories.erase('p3'));
    expect(await find(id)).toMatchObject({ state: 'paused', step: 0 });
    expect(checkpoints()).toEqual([]);
  });

  it('does not stop networks that learn from others', async () => {
    const { id } = await train('Apart', 'generated-characters');
    await until(id, ({ step }) => step >= 1);
    await call('signatories.erase', { signatory: 'p4' });
    expect(await find(id)).toMatchObject({ state: 'running' });
    await call('lab.cancel', { network: id });
  });
});

describe('somebody whom a grid learns from', () => {
  const grid = {
    ...gridDefaults,
    ...{ set: 'workspace', losses: ['l2-triplet' as const], sizes: [3], ways: [2], trials: 50, steps: 2_000 },
    batch: { classes: 2, pictures: 2 },
  };
  const standing = async () => (await call('lab.grid.list', {}))[0].grid;
  const start = (name: string) => vi.waitFor(() => call('lab.grid.start', { name, settings: grid }), 5_000);
  const untilStep = async (step: number) => {
    while ((await standing()).cells[0].step < step) await wait(20);
  };

  it('stops it at the network it is at, which it begins anew', async () => {
    await start('Grid');
    await untilStep(30);
    expect(checkpoints()).toHaveLength(1);
    await call('signatories.erase', { signatory: 'p5' });
    expect(await standing()).toMatchObject({ state: 'paused', cells: [{ state: 'waiting', step: 0 }] });
    await wait(300);
    expect(checkpoints()).toEqual([]);
  });

  it('stops it also where they came back before pictures were handed over', async () => {
    await call('signatories.remove', { signatory: 'p6' });
    await start('Another');
    await call('signatories.restore', { signatory: 'p6' });
    await untilStep(1);
    await call('signatories.erase', { signatory: 'p6' });
    expect(await standing()).toMatchObject({ state: 'paused', cells: [{ state: 'waiting', step: 0 }] });
  });
});
