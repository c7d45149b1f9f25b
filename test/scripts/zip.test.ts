import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unpack } from '../../scripts/zip.mjs';
import { smallZip } from './small-zip.ts';

let folder: string;
const archive = () => join(folder, 'archive.whl');
const out = () => join(folder, 'out');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('unpacks the wanted files, deflated, stored or empty, and keeps programs executable', async () => {
  const long = 'signature '.repeat(50_000);
  const entries = [
    { path: 'tensorflow/lib.so', content: long },
    { path: 'tensorflow/note.txt', content: 'plain', stored: true },
    { path: 'tensorflow/empty.h', content: '' },
    { path: 'tensorflow/zig', content: 'program', mode: 0o755 },
    { path: 'python/unwanted.py', content: 'import os' },
  ];
  writeFileSync(archive(), smallZip(entries));
  const progress: number[] = [];
  const files = await unpack(
    archive(),
    out(),
    (path) => path.startsWith('tensorflow/'),
    (done) => progress.push(done),
  );
  expect(files).toEqual(entries.slice(0, 4).map(({ path, content }) => ({ path, size: content.length })));
  for (const { path, content } of entries.slice(0, 4)) expect(readFileSync(join(out(), path), 'utf8')).toBe(content);
  expect(statSync(join(out(), 'tensorflow/zig')).mode & 0o111).not.toBe(0);
  expect(() => statSync(join(out(), 'python'))).toThrow();
  expect(progress.at(-1)).toBe(files.reduce((sum, { size }) => sum + size, 0));
});

it.each(['../outside', '/etc/outside', 'a/../../outside'])('refuses to write %s', async (path) => {
  writeFileSync(archive(), smallZip([{ path, content: 'x' }]));
  await expect(unpack(archive(), out(), () => true)).rejects.toThrow('outside');
});

it('refuses what is cut short or no archive', async () => {
  writeFileSync(archive(), smallZip([{ path: 'a', content: 'x'.repeat(1000) }]));
  truncateSync(archive(), 40);
  await expect(unpack(archive(), out(), () => true)).rejects.toThrow('Not a zip archive');
});
