import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readBytes } from '../../main/base/read-bytes.ts';

const root = mkdtempSync(join(tmpdir(), 'paraph-bytes-'));
afterAll(() => rmSync(root, { recursive: true }));

it('reads a file whole', async () => {
  writeFileSync(join(root, 'three'), new Uint8Array([1, 2, 3]));
  expect([...(await readBytes(join(root, 'three')))]).toEqual([1, 2, 3]);
});

it('names a file that is gone, or is none', async () => {
  const gone = join(root, 'gone');
  await expect(readBytes(gone)).rejects.toMatchObject({ code: 'bad-input', file: gone });
  await expect(readBytes(root)).rejects.toMatchObject({ code: 'bad-input', file: root });
});
