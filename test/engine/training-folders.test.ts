import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { EngineContext } from '../../main/engine/context.ts';
import { createDecoders } from '../../main/engine/decoders.ts';
import { dataOfArchive, dataOfFolder, prepareFiles } from '../../main/engine/training-folders.ts';
import { readLabelledFolder } from '../../main/evaluation/labelled-folder.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';

const input = { width: 48, height: 24 };
const never = new AbortController().signal;
const root = mkdtempSync(join(tmpdir(), 'paraph-characters-'));
const decoder = createDecoders(createSpawn(process.execPath), 2);
const context = { decoder } as unknown as EngineContext;
const drawings = new Map<string, Uint8Array>();

/** A few strokes, black on white, as Omniglot's are. */
function strokes(seed: number): Promise<Uint8Array> {
  const random = createRandom(seed);
  const pixels = new Uint8Array(105 * 105).fill(255);
  for (let stroke = 0; stroke < 4; stroke++) {
    let [x, y] = [20 + random.below(60), 20 + random.below(60)];
    for (let step = 0; step < 200; step++) {
      x = Math.min(100, Math.max(2, x + random.below(3) - 1));
      y = Math.min(100, Math.max(2, y + random.below(3) - 1));
      pixels.fill(0, 105 * y + x, 105 * y + x + 2);
    }
  }
  return sharp(pixels, { raw: { width: 105, height: 105, channels: 1 } })
    .png({ palette: true, colours: 2 })
    .toBuffer();
}

beforeAll(async () => {
  for (let character = 0; character < 7; character++) {
    for (let drawer = 1; drawer <= 3; drawer++) {
      const name = `images_background/Ours/character0${character}/000${character}_0${drawer}.png`;
      drawings.set(name, new Uint8Array(await strokes(10 * character + drawer)));
    }
  }
  // One that cannot be read, one that is there twice, and one without ink.
  const names = [...drawings.keys()];
  drawings.set('images_background/Ours/character00/0000_08.png', new Uint8Array([1, 2, 3]));
  drawings.set('images_background/Ours/character01/0001_09.png', drawings.get(names[3]) ?? new Uint8Array());
  const blank = { create: { width: 105, height: 105, channels: 3 as const, background: '#ffffff' } };
  drawings.set('images_background/Ours/character02/0002_09.png', new Uint8Array(await sharp(blank).png().toBuffer()));
  for (const [name, bytes] of drawings) {
    mkdirSync(dirname(join(root, 'set', name)), { recursive: true });
    writeFileSync(join(root, 'set', name), bytes);
  }
});
afterAll(() => {
  decoder.close();
  rmSync(root, { recursive: true });
});

describe('characters to train on', () => {
  it('are classes that nobody forged: what cannot be read, is blank or there twice is left out', async () => {
    const { set, population } = await dataOfFolder(context, join(root, 'set'), input, never);
    expect(set.writers.map(({ genuine }) => genuine.length)).toEqual(Array(7).fill(3));
    expect(set.writers.every(({ forged }) => forged.length === 0)).toBe(true);
    expect(set.coverage).toHaveLength(21 * input.width * input.height);
    expect(population).toBe('7 characters of set');
  });

  it('are the same from an archive', async () => {
    const bytes = zipSync(Object.fromEntries(drawings));
    const packed = await dataOfArchive(context, { name: 'ours.zip', bytes }, input, never);
    const folder = await dataOfFolder(context, join(root, 'set'), input, never);
    expect(packed.set).toEqual(folder.set);
    expect(packed.population).toBe('7 characters of ours.zip');
  });

  it('are too few below six', async () => {
    const few = Object.fromEntries([...drawings].filter(([name]) => !/character0[3-6]/.test(name)));
    const bytes = zipSync(few);
    await expect(dataOfArchive(context, { name: 'few.zip', bytes }, input, never)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  it('are refused in another layout, by the decoder', async () => {
    const bytes = zipSync({ 'readme.txt': new Uint8Array([1]) });
    const refused = dataOfArchive(context, { name: 'other.zip', bytes }, input, never);
    await expect(refused).rejects.toMatchObject({ code: 'bad-input', file: 'other.zip' });
  });
});

describe('a folder of signatures', () => {
  it('is still read as one', async () => {
    const directory = join(root, 'signatures');
    await writeGeneratedSet({ directory, writers: 6, genuine: 2, forged: 1, seed: 3 });
    const { set } = await dataOfFolder(context, directory, input, never);
    expect(set.writers.map(({ genuine, forged }) => [genuine.length, forged.length])).toEqual(Array(6).fill([2, 1]));
  });

  it('goes without a file that is gone by the time it is read', async () => {
    const directory = join(root, 'vanishing');
    await writeGeneratedSet({ directory, writers: 1, genuine: 2, forged: 1, seed: 3 });
    const [{ genuine }] = (await readLabelledFolder(directory)).writers;
    rmSync(genuine[0].path);
    expect(await prepareFiles(context, genuine, input, never)).toHaveLength(1);
  });

  it('says how it should be laid out where it is neither', async () => {
    mkdirSync(join(root, 'neither', 'x'), { recursive: true });
    await expect(dataOfFolder(context, join(root, 'neither'), input, never)).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(dataOfFolder(context, join(root, 'nowhere'), input, never)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
