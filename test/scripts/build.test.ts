import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from '../../scripts/build.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-build-'));
  mkdirSync(join(folder, 'views'));
  writeFileSync(join(folder, 'views', 'verify.svelte'), '<h1>Verify</h1>');
  writeFileSync(join(folder, 'config.ts'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('changes with a content and with a name, and with nothing else', async () => {
  const sources = ['views', 'config.ts', 'absent'];
  const before = await fingerprint(sources, folder);
  expect(await fingerprint(sources, folder)).toBe(before);
  writeFileSync(join(folder, 'views', 'verify.svelte'), '<h1>Verify!</h1>');
  const edited = await fingerprint(sources, folder);
  renameSync(join(folder, 'views', 'verify.svelte'), join(folder, 'views', 'check.svelte'));
  expect(new Set([before, edited, await fingerprint(sources, folder)]).size).toBe(3);
});
