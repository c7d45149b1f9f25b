import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { encodePng } from '../../main/imaging/encode.ts';
import { readPictureArchive, readPictureFolder } from '../../main/lab/read-pictures.ts';
import { decoderHandlers as decoder } from '../../main/workers/decoder-handlers.ts';

const omniglot = fileURLToPath(new URL('../../../shared/data/omniglot.zip', import.meta.url));
const options = { decoder, profile: 'ink', seed: 1 } as const;
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A bar whose place tells pictures apart: column `at` of 28, between two corners that keep it there when it is cropped. */
async function bar(at: number): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = Uint8Array.from({ length: 28 * 28 }, (_, i) =>
    i % 28 === at || i === 0 || i === 28 * 28 - 1 ? 0 : 255,
  );
  return encodePng({ width: 28, height: 28, pixels });
}

function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'paraph-pictures-'));
  folders.push(root);
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return root;
}

async function divided(): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  const classes = ['images_background/A/a', 'images_background/A/b', 'images_evaluation/B/a', 'images_evaluation/B/b'];
  for (const [i, folder] of classes.entries()) {
    for (let n = 0; n < 3; n++) files[`${folder}/000${i}_0${n + 1}.png`] = await bar(3 * i + n);
  }
  const run = 'one_shot_runs/run01';
  files[`${run}/class_labels.txt`] = new TextEncoder().encode(
    'run01/test/item01.png run01/training/class02.png\nrun01/test/item02.png run01/training/class01.png\n',
  );
  for (const [i, name] of ['test/item01', 'test/item02', 'training/class01', 'training/class02'].entries()) {
    files[`${run}/${name}.png`] = await bar(20 + i);
  }
  return files;
}

/** Which bar lies at a place of the set: the darkest column half way down. */
function columnAt(coverage: Uint8Array, place: number): number {
  const row = coverage.subarray(place * 784 + 14 * 28, place * 784 + 15 * 28);
  return row.indexOf(Math.max(...row));
}

describe('labelled pictures', () => {
  it('are read alike from a folder and from an archive, with parts, order and official runs', async () => {
    const files = await divided();
    const fromFolder = await readPictureFolder(folderOf(files), options);
    const fromArchive = await readPictureArchive({ name: 'o.zip', bytes: zipSync(files) }, options);
    expect(fromArchive).toEqual(fromFolder);
    const { set, skipped } = fromFolder;
    expect(skipped).toBe(0);
    expect(set.classes.map(({ name, group, part }) => [name, group, part])).toEqual([
      ['a', 'A', 'learnt'],
      ['b', 'A', 'learnt'],
      ['a', 'B', 'unseen'],
      ['b', 'B', 'unseen'],
    ]);
    const columns = set.classes.map(({ pictures }) => pictures.map((place) => columnAt(set.coverage, place)));
    expect(columns).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
      [9, 10, 11],
    ]);
    const [{ classes, tests, answers }] = set.officialRuns;
    expect(tests.map((place) => columnAt(set.coverage, place))).toEqual([20, 21]);
    expect(answers.map((answer) => columnAt(set.coverage, classes[answer]))).toEqual([23, 22]);
  });

  it('without parts are split by a seed: whole groups where there are some', async () => {
    const files: Record<string, Uint8Array<ArrayBuffer>> = {};
    for (let i = 0; i < 20; i++) for (let n = 0; n < 2; n++) files[`g${i % 5}/c${i}/${n}.png`] = await bar(i);
    const bytes = zipSync(files);
    const parts = async (seed: number) => {
      const { set } = await readPictureArchive({ name: 'o.zip', bytes }, { ...options, seed });
      const unseen = set.classes.filter(({ part }) => part === 'unseen');
      return { unseen: unseen.length, groups: [...new Set(unseen.map(({ group }) => group))].join() };
    };
    const first = await parts(1);
    expect(first).toEqual(await parts(1));
    expect(first.unseen).toBe(4 * first.groups.split(',').length);
    expect(first.groups.split(',')).toHaveLength(2);
    const others = await Promise.all([2, 3, 4, 5].map(parts));
    expect(others.some(({ groups }) => groups !== first.groups)).toBe(true);
  });

  it('that cannot be read are counted and left out, with what has no second picture', async () => {
    const files = await divided();
    files['images_background/A/a/0000_04.png'] = new Uint8Array([1, 2, 3]);
    files['images_background/A/c/0000_01.png'] = new Uint8Array(9);
    files['images_background/A/c/0000_02.png'] = await bar(1);
    files['one_shot_runs/run01/test/item02.png'] = new Uint8Array(9);
    const { set, skipped } = await readPictureArchive({ name: 'o.zip', bytes: zipSync(files) }, options);
    expect(skipped).toBe(3);
    expect(set.classes.map(({ pictures }) => pictures.length)).toEqual([3, 3, 3, 3]);
    expect(set.officialRuns).toEqual([]);
  });

  it('that are too few are refused, and so is a folder that is not there', async () => {
    const folder = folderOf({ 'a/1.png': await bar(1), 'a/2.png': await bar(2) });
    await expect(readPictureFolder(folder, options)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(readPictureFolder(`${folder}/none`, options)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('may be read with little patience', async () => {
    const signal = AbortSignal.abort();
    const reading = readPictureFolder(folderOf(await divided()), { ...options, signal });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.skipIf(!existsSync(omniglot))('may be a run of Omniglot’s', async () => {
    const { unpackPictures } = await import('../../main/documents/picture-archive.ts');
    const some = unpackPictures(new Uint8Array(readFileSync(omniglot)), 'omniglot.zip').filter(
      ({ path }) => path.includes('run07') || /(Greek|Avesta)\/character0[12]\/.*_0[1-4]\.png$/.test(path),
    );
    const bytes = zipSync(Object.fromEntries(some.map(({ path, bytes }) => [path, bytes])));
    const { set, skipped } = await readPictureArchive({ name: 'omniglot.zip', bytes }, options);
    expect(skipped).toBe(0);
    expect(set.officialRuns).toHaveLength(1);
    const [{ classes, tests, answers }] = set.officialRuns;
    expect([classes.length, tests.length, new Set(answers).size]).toEqual([20, 20, 20]);
  });
});
