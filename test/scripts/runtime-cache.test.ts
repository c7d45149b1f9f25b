import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { download } from '../../scripts/download.mjs';
import { completeRuntimes, ensureCached, folderOf, isComplete } from '../../scripts/runtime-cache.mjs';
import type { Wheel } from '../../scripts/wheels.mjs';
import { sha256, startIndex } from './small-index.ts';
import type { SmallIndex } from './small-index.ts';
import { smallZip } from './small-zip.ts';

const bytes = smallZip([
  {
    path: 'tensorflow/library',
    content: Array.from({ length: 40_000 }, (_, i) => Math.sin(i)).join(' '),
    stored: true,
  },
  { path: 'tensorflow/other.py', content: 'unwanted' },
]);
const wheel: Wheel = {
  project: 'no-such-project-of-paraph',
  version: '1.0.0',
  file: 'a.whl',
  sha256: sha256(bytes),
  bytes: bytes.length,
  unpacked: bytes.length,
  platform: 'any',
  keep: (path) => path.endsWith('library'),
};

let folder: string;
let index: SmallIndex;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-cache-'));
  index = await startIndex(bytes);
  vi.stubEnv('PIP_INDEX_URL', index.address);
  // Without pip nothing but this index can serve the file.
  vi.stubEnv('PATH', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await index.close();
  rmSync(folder, { recursive: true });
});

describe('download', () => {
  it('goes on where an interrupted download stopped', async () => {
    index.breakAfter = 100_000;
    await expect(download(wheel, folder)).rejects.toThrow();
    const path = await download(wheel, folder);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(index.ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
  });

  it('refuses a file that is not the pinned one, and keeps nothing of it', async () => {
    await index.close();
    const forged = Buffer.from(bytes);
    forged[5_000] ^= 1;
    index = await startIndex(forged, wheel.sha256);
    await expect(download(wheel, folder, index.address)).rejects.toThrow('not the pinned one');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not fetch again what is there', async () => {
    await download(wheel, folder);
    await download(wheel, folder);
    expect(index.ranges).toHaveLength(1);
  });
});

describe('the cache of runtimes', () => {
  it('fetches once, keeps what is needed and nothing else', async () => {
    const place = await ensureCached('cpu', [wheel], folder);
    expect(readdirSync(join(place, 'tensorflow'))).toEqual(['library']);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await completeRuntimes(folder)).toEqual(['cpu']);
    await ensureCached('cpu', [wheel], folder);
    expect(index.ranges).toHaveLength(1);
  });

  it('never takes half a cache for a whole one', async () => {
    const place = folderOf(folder, 'cpu');
    mkdirSync(join(place, 'tensorflow'), { recursive: true });
    writeFileSync(join(place, 'tensorflow', 'library'), 'half');
    expect(await isComplete(place)).toBe(false);
    await ensureCached('cpu', [wheel], folder);
    expect(await isComplete(place, [wheel])).toBe(true);
    writeFileSync(join(place, 'tensorflow', 'library'), 'cut');
    expect(await isComplete(place)).toBe(false);
  });

  it('clears away what a killed set-up left', async () => {
    const left = `${folderOf(folder, 'cpu')}.12345.partial`;
    mkdirSync(left);
    await ensureCached('cpu', [wheel], folder);
    expect(existsSync(left)).toBe(false);
  });

  it('takes other wheels under the same name for something else', async () => {
    const place = await ensureCached('cpu', [wheel], folder);
    expect(await isComplete(place, [{ ...wheel, sha256: '0'.repeat(64) }])).toBe(false);
  });
});
