import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from '../../scripts/files.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lets one at a time work', async () => {
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await pause(50);
    steps.push(`${name} ends`);
  };
  const lock = join(folder, 'lock');
  await Promise.all([withLock(lock, work('a')), pause(10).then(() => withLock(lock, work('b')))]);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('takes over the lock of a process that is gone, and frees its own after a failure', async () => {
  const lock = join(folder, 'lock');
  writeFileSync(lock, '2147483646');
  await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done');
});
