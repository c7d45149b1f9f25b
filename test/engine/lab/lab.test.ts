import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import { labSide, type LabNetwork, type LabNews, type LabSettings } from '../../../main/contract/lab/records.ts';
import { snapshotSteps } from '../../../main/lab/sphere.ts';
import { encodePng } from '../../../main/imaging/encode.ts';
import { useLabEngine } from './lab-engine.ts';
import { writeGeneratedSet } from '../../synthesis/generated-set.ts';

// Real processes that draw a set and learn: half a minute on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const settings: LabSettings = {
  ...labPresets.quick,
  set: 'generated-characters',
  size: 8,
  steps: 30,
  batch: { classes: 6, pictures: 2 },
};

/** A bar whose place tells pictures apart. */
function bar(at: number): Promise<Uint8Array> {
  const pixels = Uint8Array.from({ length: 28 * 28 }, (_, i) => (i % 28 === at ? 0 : 255));
  return encodePng({ width: 28, height: 28, pixels });
}

const news: LabNews[] = [];
const { call, folder, processes, restart } = useLabEngine((name, record) => {
  if (name === 'lab') news.push(record as LabNews);
});

const find = async (id: string) => (await call('lab.networks', {})).find((network) => network.id === id);

async function until(id: string, fits: (network: LabNetwork) => boolean): Promise<LabNetwork> {
  for (;;) {
    const network = await find(id);
    if (network && fits(network)) return network;
    if (network?.state === 'failed') throw new Error(network.failure?.message ?? 'failed');
    await wait(50);
  }
}
const isOver = ({ state }: LabNetwork) => ['paused', 'finished', 'cancelled', 'failed'].includes(state);

describe('sets of the lab', () => {
  it('knows generated ones without drawing them, as they are when drawn', async () => {
    const sets = await call('lab.sets', {});
    expect(sets.map(({ id }) => id)).toEqual(['generated-characters', 'generated-signatures', 'workspace']);
    expect(processes).toHaveLength(0);
    const [characters] = sets;
    const classes = await call('lab.classes', { set: characters.id });
    for (const part of ['learnt', 'unseen'] as const) {
      const some = classes.filter((one) => one.part === part);
      expect(characters[part]).toEqual({
        groups: new Set(some.map(({ group }) => group)).size,
        classes: some.length,
        pictures: some.flatMap(({ pictures }) => pictures).length,
      });
    }
  });

  it('gives pictures by their places, in the order asked for', async () => {
    const one = async (place: number) => (await call('lab.pictures', { set: settings.set, places: [place] })).coverage;
    const { count, coverage } = await call('lab.pictures', { set: settings.set, places: [5, 0] });
    expect(count).toBe(2);
    expect(coverage).toHaveLength(2 * labSide ** 2);
    expect(Buffer.from(coverage)).toEqual(Buffer.concat([await one(5), await one(0)]));
    expect(coverage.some((value) => value > 200)).toBe(true);
  });

  it('says what is not there', async () => {
    await expect(call('lab.classes', { set: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(call('lab.pictures', { set: settings.set, places: [1e6] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(call('lab.removeSet', { set: 'workspace' })).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('pictures from elsewhere', () => {
  it('are kept as a set, and forgotten', async () => {
    const files: Record<string, Uint8Array> = {};
    for (const [index, name] of ['a', 'b', 'c', 'd'].entries()) {
      for (const n of [0, 1, 2]) files[`Things/${name}/${n}.png`] = await bar(5 * index + n);
    }
    files['Things/a/broken.png'] = Uint8Array.of(1, 2, 3);
    const archive = { name: 'things.zip', bytes: new Uint8Array(zipSync(files)) };
    const { set, skipped } = await call('lab.importArchive', { name: 'Things', profile: 'ink', archive });
    expect(skipped).toBe(1);
    expect(set.learnt.classes + set.unseen.classes).toBe(4);
    expect(set.learnt.pictures + set.unseen.pictures).toBe(12);
    expect((await call('lab.sets', {})).at(-1)).toEqual(set);
    const classes = await call('lab.classes', { set: set.id });
    expect(classes.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'd']);
    const [{ pictures }] = classes;
    expect((await call('lab.pictures', { set: set.id, places: pictures })).coverage).toHaveLength(3 * labSide ** 2);
    await call('lab.removeSet', { set: set.id });
    await expect(call('lab.classes', { set: set.id })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the specimens of the workspace', () => {
  it('are a set by names, read afresh when they change', async () => {
    const [{ genuine }] = await writeGeneratedSet({
      ...{ directory: join(folder, 'set'), writers: 1, genuine: 3, forged: 0, seed: 31 },
    });
    await call('signatories.create', { id: 'p0', name: 'Generated Person' });
    const add = async (file: string) => {
      const opened = { name: basename(file), bytes: new Uint8Array(readFileSync(file)) };
      const { document } = await call('documents.open', opened);
      await call('specimens.add', { signatory: 'p0', document, insist: true });
    };
    await add(genuine[0]);
    expect(await call('lab.classes', { set: 'workspace' })).toEqual([]);
    await add(genuine[1]);
    const [first] = await call('lab.classes', { set: 'workspace' });
    expect(first).toMatchObject({ name: 'Generated Person', pictures: [0, 1] });
    await add(genuine[2]);
    expect((await call('lab.classes', { set: 'workspace' }))[0].pictures).toEqual([0, 1, 2]);
    const { coverage } = await call('lab.pictures', { set: 'workspace', places: [0, 1, 2] });
    for (const at of [0, 1, 2]) {
      expect(coverage.subarray(at * labSide ** 2, (at + 1) * labSide ** 2).some((ink) => ink > 50)).toBe(true);
    }
  });
});

describe('a network of the lab', () => {
  it('learns, is measured, and goes on from its checkpoint after its process was killed', async () => {
    const begun = await call('lab.train', { name: 'First', settings });
    await expect(call('lab.train', { name: 'Second', settings })).rejects.toThrow(/learning/);
    await until(begun.id, ({ step }) => step >= 27);
    processes.at(-1)?.kill();
    const learnt = await until(begun.id, isOver);
    expect(learnt).toMatchObject({ state: 'finished', step: 30, failure: null, parameters: 112_200 });
    expect(learnt.points.map(({ step }) => step)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(learnt.accuracy.at(-1)).toMatchObject({ step: 30 });
    await vi.waitFor(() => expect(readdirSync(join(folder, 'workspace', 'lab'))).toEqual([]));
  });

  it('is watched from its first step to its last, also across that death, with unit vectors', async () => {
    const learnt = (await call('lab.networks', {})).find(({ name }) => name === 'First');
    const { network, watched, snapshots } = await call('lab.sphere', { network: learnt?.id ?? '' });
    expect(network).toEqual(learnt);
    expect(snapshots.map(({ step }) => step)).toEqual([...snapshotSteps(settings.steps)]);
    expect(snapshots.every(({ normError }) => normError <= 1e-5)).toBe(true);
    const count = watched?.classOf.length ?? 0;
    expect(count).toBe(96);
    for (const { places, distances, share } of snapshots) {
      expect(places).toHaveLength(4 * 3 * count);
      expect(distances).toHaveLength((4 * count * (count - 1)) / 2);
      expect(share).toBeGreaterThan(0.3);
      expect(share).toBeLessThan(1);
    }
    const told = news.filter(({ snapshot }) => snapshot).map(({ snapshot }) => snapshot?.step);
    expect(new Set(told)).toEqual(snapshotSteps(settings.steps));
    expect(news.filter((one) => one.watched)).toHaveLength(1);
  });

  it('stands paused when its engine ended, and goes on in the next', async () => {
    const { id } = await call('lab.train', { name: 'Left', settings: { ...settings, steps: 2_000, seed: 3 } });
    await until(id, ({ step }) => step >= 2);
    await restart();
    expect(await find(id)).toMatchObject({ state: 'paused', failure: null });
    await call('lab.resume', { network: id });
    const before = (await find(id))?.step ?? 0;
    await until(id, ({ step, state }) => state === 'running' && step > before);
    await call('lab.finish', { network: id });
    const kept = await until(id, isOver);
    expect(kept.state).toBe('finished');
    expect(kept.step).toBeLessThan(2_000);
    expect(kept.accuracy.at(-1)).toMatchObject({ step: kept.step });
  });

  it('pauses and goes on', async () => {
    const { id } = await call('lab.train', { name: 'Third', settings: { ...settings, seed: 2 } });
    await until(id, ({ step }) => step >= 3);
    await call('lab.pause', { network: id });
    const paused = await until(id, isOver);
    expect(paused.state).toBe('paused');
    expect(paused.step).toBeLessThan(30);
    await call('lab.resume', { network: id });
    expect(await until(id, isOver)).toMatchObject({ state: 'finished', step: 30 });
    await call('lab.removeNetwork', { network: id });
    expect(await find(id)).toBeUndefined();
  });
});
