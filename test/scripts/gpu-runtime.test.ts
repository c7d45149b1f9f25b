import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWheels, installGpuRuntime } from '../../scripts/gpu-runtime.mjs';
import type { Wheel } from '../../scripts/wheels.mjs';
import { sha256 } from './small-index.ts';
import { smallZip } from './small-zip.ts';

function small(project: string, path: string) {
  const bytes = smallZip([{ path, content: project }]);
  const wheel: Wheel = {
    ...{ project, version: '1.0.0', file: `${project}.whl`, platform: 'any', keep: () => true },
    ...{ sha256: sha256(bytes), bytes: bytes.length, unpacked: bytes.length },
  };
  return { wheel, bytes };
}

const library = small('tensorflow', 'tensorflow/library');
const cuda = small('cuda', 'nvidia/cuda/lib/library');
const wheels = [library.wheel, cuda.wheel];

let folder: string;
let carried: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-gpu-'));
  carried = join(folder, 'carried');
  mkdirSync(carried);
  for (const { wheel, bytes } of [library, cuda]) writeFileSync(join(carried, wheel.file), bytes);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('TensorFlow for GPUs from files', () => {
  it('is unpacked whole, says what it is, and leaves the files as they are', async () => {
    const place = join(folder, 'place');
    const { folder: made } = await installGpuRuntime(place, [carried], wheels);
    expect(readFileSync(join(made, 'tensorflow/library'), 'utf8')).toBe('tensorflow');
    expect(readFileSync(join(made, 'nvidia/cuda/lib/library'), 'utf8')).toBe('cuda');
    const record = JSON.parse(readFileSync(join(made, 'paraph-runtime.json'), 'utf8'));
    expect(record).toMatchObject({ flavour: 'gpu', why: 'it was installed beside Paraph' });
    expect(readdirSync(carried).sort()).toEqual(['cuda.whl', 'tensorflow.whl']);
  });

  it('is taken from files by name as well, wherever each lies', async () => {
    const found = await findWheels(
      wheels,
      wheels.map(({ file }) => join(carried, file)),
    );
    expect([...found.values()]).toEqual(wheels.map(({ file }) => join(carried, file)));
  });

  it('installs nothing where a file is missing, and names it', async () => {
    rmSync(join(carried, 'cuda.whl'));
    await expect(installGpuRuntime(join(folder, 'place'), [carried], wheels)).rejects.toThrow(
      '1 of 2 files are missing:\n  cuda.whl',
    );
    expect(readdirSync(folder)).toEqual(['carried']);
  });

  it('installs nothing where a file is not the pinned one', async () => {
    const altered = Buffer.from(cuda.bytes);
    altered[40] ^= 1;
    writeFileSync(join(carried, 'cuda.whl'), altered);
    await expect(installGpuRuntime(join(folder, 'place'), [carried], wheels)).rejects.toThrow('not the pinned one');
    expect(readdirSync(folder)).toEqual(['carried']);
  });

  it('says which place is not there', async () => {
    await expect(findWheels(wheels, [join(folder, 'nowhere')])).rejects.toThrow('nowhere is not there');
  });
});
