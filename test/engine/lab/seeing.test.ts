import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { allTriplets } from '../../../main/contract/lab/triplet-terms.ts';
import { trivialRunName } from '../../../main/contract/lab/trivial.ts';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import type { LabNews } from '../../../main/contract/lab/records.ts';
import { encodePng } from '../../../main/imaging/encode.ts';
import { useLabEngine } from './lab-engine.ts';

// Real processes that draw a set and learn.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const news: LabNews[] = [];
let network: string;

const { call } = useLabEngine((name, record) => {
  if (name === 'lab') news.push(record as LabNews);
});

beforeAll(async () => {
  const settings = { ...labPresets.quick, set: 'generated-characters', size: 8, steps: 20 };
  const begun = await call('lab.train', {
    name: 'Seen through',
    settings: { ...settings, batch: { classes: 6, pictures: 2 } },
  });
  network = begun.id;
  for (;;) {
    const [{ state, failure }] = await call('lab.networks', {});
    if (state === 'finished') break;
    if (state === 'failed') throw new Error(failure?.message);
    await wait(100);
  }
});

describe('looking into a network', () => {
  it('of the lab: its layers, its maps, an embedding that is another before it learnt', async () => {
    const ref = { kind: 'lab', network } as const;
    const { layers, input } = await call('lab.architecture', { network: ref });
    expect(input).toEqual({ width: 28, height: 28 });
    const picture = { kind: 'set', set: 'generated-characters', picture: 5 } as const;
    const look = await call('lab.look', { network: ref, picture });
    expect(look.layers.map(({ name }) => name)).toEqual(layers.slice(0, -1).map(({ name }) => name));
    expect(look.embedding).toHaveLength(8);
    const quick = await call('lab.look', { network: ref, picture, maps: false });
    expect(quick).toEqual({ ...look, layers: [] });
    const untrained = await call('lab.look', { network: { ...ref, untrained: true }, picture, maps: false });
    expect(untrained.embedding).not.toEqual(look.embedding);
    // A drawing with the same pixels is the same picture.
    const drawn = { kind: 'coverage', coverage: look.picture.coverage } as const;
    expect((await call('lab.look', { network: ref, picture: drawn })).embedding).toEqual(look.embedding);
  });

  it('of signatures: with its maps, by generated signatures', async () => {
    const { width, height, coverage, genuine, forged } = await call('lab.signatures', { writer: 3 });
    expect(coverage).toHaveLength((genuine + forged) * width * height);
    const picture = { kind: 'coverage', coverage: coverage.slice(0, width * height) } as const;
    const look = await call('lab.look', { network: { kind: 'signatures' }, picture });
    expect(look.layers.map(({ name }) => name)).toEqual(expect.arrayContaining(['conv1', 'fine', 'coarse']));
    expect(Math.hypot(...look.embedding)).toBeCloseTo(1, 5);
  });

  it('is refused with pictures of another kind or size', async () => {
    const signatures = { kind: 'signatures' } as const;
    const ofSet = { kind: 'set', set: 'generated-characters', picture: 0 } as const;
    await expect(call('lab.look', { network: signatures, picture: ofSet })).rejects.toThrow('takes no such picture');
    const small = { kind: 'coverage', coverage: new Uint8Array(3) } as const;
    await expect(call('lab.look', { network: signatures, picture: small })).rejects.toThrow('not the size');
    const nobody = { kind: 'lab', network: 'nobody' } as const;
    await expect(call('lab.architecture', { network: nobody })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('at a drawing, made ready as the pictures of its set were, or as a scan', async () => {
    const pixels = Uint8Array.from({ length: 300 * 120 }, (_, i) =>
      Math.abs((i % 300) / 2.5 - Math.floor(i / 300)) < 8 ? 0 : 255,
    );
    const drawing = new Uint8Array(await encodePng({ width: 300, height: 120, pixels }));
    const picture = { kind: 'drawing', drawing } as const;
    const small = await call('lab.look', { network: { kind: 'lab', network }, picture, maps: false });
    expect(small.picture).toMatchObject({ width: 28, height: 28 });
    // The stroke fills the square from one side to the other.
    const columns = small.picture.coverage.reduce<Set<number>>(
      (seen, ink, i) => (ink > 0 ? seen.add(i % 28) : seen),
      new Set(),
    );
    expect(columns.size).toBeGreaterThan(22);
    const large = await call('lab.look', { network: { kind: 'signatures' }, picture, maps: false });
    expect(large.picture.width).toBeGreaterThan(100);
    expect(Math.hypot(...large.embedding)).toBeCloseTo(1, 4);
    const empty = new Uint8Array(await encodePng({ width: 50, height: 50, pixels: new Uint8Array(2500).fill(255) }));
    for (const at of [{ kind: 'lab', network } as const, { kind: 'signatures' } as const]) {
      const nothing = { network: at, picture: { kind: 'drawing', drawing: empty } as const, maps: false };
      await expect(call('lab.look', nothing)).rejects.toMatchObject({ code: 'bad-input' });
    }
  });
});

describe('triplets', () => {
  it('come from the set that the network learns from, measured before and after', async () => {
    const batch = await call('lab.triplets', { network, classes: 3, pictures: 3 });
    const labels = batch.pictures.map(({ label }) => label);
    expect(labels).toHaveLength(9);
    expect(batch.after.chosen).toHaveLength(allTriplets(labels).length);
    expect(batch.before.distances.l2).not.toEqual(batch.after.distances.l2);
    expect(await call('lab.triplets', { network, classes: 3, pictures: 3 })).toEqual(batch);
  });
});

describe('the trivial solution', () => {
  it('is told step by step, both runs by their names, and ends in a report', async () => {
    const operation = 'without margin, test';
    const report = await call('lab.trivial', {
      ...{ operation, set: 'generated-characters', steps: 12, size: 4 },
      objective: { kind: 'contrastive', distance: 'l2' },
    });
    expect(report.ends.map(({ margin }) => margin)).toEqual([0, 0.2]);
    for (const run of [0, 1] as const) {
      const steps = news
        .filter((one) => one.network === trivialRunName(operation, run))
        .map(({ point }) => point?.step);
      expect(steps).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
    }
    expect((await call('operations.list', {})).at(-1)).toMatchObject({ operation, outcome: 'done' });
  });
});
