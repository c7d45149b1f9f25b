import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLabelled, readLabelledFolder, selectWriters } from '../../main/evaluation/labelled-folder.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'labelled-'))));
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, content = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const pathsOf = (files: readonly { path: string }[]) => files.map(({ path }) => path.slice(root.length + 1));

describe('readLabelledFolder', () => {
  it('lists writers and files in name order and ignores what is hidden or loose', async () => {
    for (const path of ['b/genuine/2.png', 'b/genuine/10.png', 'b/forged/1.png', 'a/genuine/x.png']) put(path);
    for (const path of ['.git/config', 'README.md', 'a/genuine/.DS_Store', 'a/notes.txt']) put(path);
    const { writers, duplicates } = await readLabelledFolder(root);
    expect(writers.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(pathsOf(writers[1].genuine)).toEqual(['b/genuine/10.png', 'b/genuine/2.png']);
    expect(pathsOf(writers[1].forged)).toEqual(['b/forged/1.png']);
    expect(writers[0].forged).toEqual([]);
    expect(duplicates).toEqual([]);
  });

  it('keeps the first of equal files, wherever the others lie, and tells which were dropped', async () => {
    put('a/genuine/1.png', 'same');
    put('a/genuine/2.png', 'other');
    put('a/genuine/3.png', 'same');
    put('a/forged/1.png', 'other');
    put('b/genuine/1.png', 'same');
    put('b/genuine/2.png', 'mine');
    const { writers, duplicates } = await readLabelledFolder(root);
    expect(pathsOf(writers.flatMap(({ genuine, forged }) => [...genuine, ...forged]))).toEqual([
      'a/genuine/1.png',
      'a/genuine/2.png',
      'b/genuine/2.png',
    ]);
    expect(duplicates).toEqual([
      { file: 'a/genuine/3.png', sameAs: 'a/genuine/1.png' },
      { file: 'a/forged/1.png', sameAs: 'a/genuine/2.png' },
      { file: 'b/genuine/1.png', sameAs: 'a/genuine/1.png' },
    ]);
  });

  it('hashes the content with SHA-256', async () => {
    put('a/genuine/1.png', 'abc');
    const { writers } = await readLabelledFolder(root);
    expect(writers[0].genuine[0].hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('says which folder is missing or laid out differently', async () => {
    await expect(readLabelledFolder(join(root, 'nowhere'))).rejects.toMatchObject({
      code: 'not-found',
      file: join(root, 'nowhere'),
    });
    await expect(readLabelledFolder(root)).rejects.toMatchObject({ code: 'bad-input' });
    put('a/genuine/1.png');
    put('b/1.png');
    await expect(readLabelledFolder(root)).rejects.toMatchObject({ code: 'bad-input', file: join(root, 'b') });
    await expect(readLabelledFolder(join(root, 'b/1.png'))).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('stops when cancelled', async () => {
    put('a/genuine/1.png');
    await expect(readLabelledFolder(root, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('readLabelled', () => {
  it('gives a file with its name in the set, and says which one cannot be read any more', async () => {
    put('a/genuine/1.png');
    const folder = await readLabelledFolder(root);
    const [file] = folder.writers[0].genuine;
    const { name, bytes } = await readLabelled(folder, file);
    expect([name, Buffer.from(bytes)]).toEqual([join('a', 'genuine', '1.png'), readFileSync(file.path)]);
    rmSync(file.path);
    await expect(readLabelled(folder, file)).rejects.toMatchObject({ code: 'bad-input', file: file.path });
  });
});

describe('selectWriters', () => {
  it("keeps the set's order and refuses unknown names", async () => {
    for (const writer of ['a', 'b', 'c']) put(`${writer}/genuine/1.png`);
    const folder = await readLabelledFolder(root);
    expect(selectWriters(folder, ['c', 'a']).writers.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(() => selectWriters(folder, ['a', 'z'])).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
