import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it, vi } from 'vitest';
import { createRandom, type Random } from '../../../main/base/random.ts';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import { labSide } from '../../../main/contract/lab/records.ts';
import { encodeJpeg } from '../../../main/imaging/encode.ts';
import { useLabEngine } from './lab-engine.ts';

// Pictures that are neither ink nor writing: from a folder to a network, a trial and a pair. Real processes.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const { call, folder } = useLabEngine(() => undefined);
const pictures = join(folder, 'shapes');

/** Inside or not, about the middle, in units of the shape's radius. */
const shapes: Record<string, (x: number, y: number) => boolean> = {
  disc: (x, y) => Math.hypot(x, y) < 1,
  ring: (x, y) => Math.abs(Math.hypot(x, y) - 0.8) < 0.25,
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.9,
  cross: (x, y) => Math.min(Math.abs(x), Math.abs(y)) < 0.3 && Math.max(Math.abs(x), Math.abs(y)) < 1,
  wedge: (x, y) => y < 0.8 && y > -0.9 && Math.abs(x) < (y + 0.9) / 1.7,
};
const grounds: Record<string, (x: number, y: number) => number> = {
  plain: () => 0,
  rising: (x) => 40 * x,
  striped: (x, y) => 25 * Math.sin(9 * (x + y)),
};

/** In greys, exposed otherwise each time, never twice at one place. */
function photograph(shape: string, ground: string, random: Random) {
  const side = 72;
  const [dark, light] = [random.between(20, 90), random.between(140, 230)];
  const [left, top, radius] = [random.between(-0.12, 0.12), random.between(-0.12, 0.12), random.between(0.5, 0.62)];
  const pixels = Uint8Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [(2 * (i % side)) / side - 1 - left, (2 * Math.floor(i / side)) / side - 1 - top];
    const value = shapes[shape](x / radius, y / radius) ? dark : light + grounds[ground](x, y);
    return Math.min(255, Math.max(0, value + 6 * random.normal()));
  });
  return { width: side, height: side, pixels };
}

beforeAll(async () => {
  const random = createRandom(7);
  for (const shape of Object.keys(shapes)) {
    for (const ground of Object.keys(grounds)) {
      const directory = join(pictures, `${shape} ${ground}`);
      mkdirSync(directory, { recursive: true });
      for (let i = 0; i < 6; i++) {
        writeFileSync(join(directory, `${i}.jpg`), await encodeJpeg(photograph(shape, ground, random), 90));
      }
    }
  }
});

it('any labelled folder in greys becomes a set, a network, a gallery of one picture each, and a comparison', async () => {
  const { set } = await call('lab.importFolder', { name: 'Shapes', profile: 'natural', directory: pictures });
  expect(set).toMatchObject({ name: 'Shapes', profile: 'natural', origin: 'imported' });
  expect(set.learnt.classes + set.unseen.classes).toBe(15);

  const settings = { ...labPresets.quick, set: set.id, size: 16, steps: 40, batch: { classes: 6, pictures: 3 } };
  const { id } = await call('lab.train', { name: 'Of shapes', settings });
  const find = async () => (await call('lab.networks', {})).find((network) => network.id === id);
  for (let state = (await find())?.state; state !== 'finished'; state = (await find())?.state) {
    if (state === 'failed') throw new Error((await find())?.failure?.message);
    await wait(100);
  }

  const tried = { network: id, set: set.id };
  const n = Math.min(4, set.unseen.classes);
  const trial = await call('lab.trial', {
    ...tried,
    task: { kind: 'drawn', part: 'unseen', protocol: 'mixed', n, seed: 1 },
  });
  expect(new Set(trial.classes.map(({ name }) => name)).size).toBe(n);
  const { parts } = await call('lab.trials', { ...tried, ways: [n], trials: 200 });
  expect(parts[0].results[0].accuracy).toBeGreaterThan(1.5 / n);

  const distances = await call('lab.pairDistances', tried);
  expect(distances.same[50]).toBeLessThan(distances.different[50]);
  expect(distances.equalError.rate).toBeLessThan(0.4);
  const file = (name: string) => ({ picture: new Uint8Array(readFileSync(join(pictures, name))) });
  const same = await call('lab.pair', { ...tried, first: file('ring plain/0.jpg'), second: file('ring plain/1.jpg') });
  const other = await call('lab.pair', {
    ...tried,
    first: file('ring plain/0.jpg'),
    second: file('wedge striped/1.jpg'),
  });
  expect(same.l2).toBeLessThan(other.l2);
  // Greys, not ink: most of the picture is neither paper nor full.
  const grey = same.pictures.coverage.subarray(0, labSide ** 2).filter((value) => value > 10 && value < 245);
  expect(grey.length).toBeGreaterThan(labSide ** 2 / 2);
});
