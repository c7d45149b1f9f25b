import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../hosts/small-engine.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
const { createRecentFiles } = await import('../../electron/recent-files.ts');
const { createSystemStore } = await import('../../electron/system-store.ts');

const usual = { ...fake.storeOfSystem };
let folder: string;
beforeEach(() => {
  Object.assign(fake.storeOfSystem, usual);
  folder = temporaryFolder('user-data');
  fake.app.getPath.mockReturnValue(folder);
});

let clock = 0;
const recent = () => createRecentFiles(createSystemStore('linux'), () => ++clock);
const sealed = () => join(folder, 'recent-files.sealed');
const names = (files: ReturnType<typeof recent>) => files.list().map(({ name }) => name);

describe('recent files', () => {
  it('come back, newest first, each once, and lie on the disk sealed alone', async () => {
    const files = recent();
    await files.note(['/desk/one.png', '/desk/two.png']);
    await files.note(['/desk/one.png']);
    expect(names(files)).toEqual(['one.png', 'two.png']);
    expect(readFileSync(sealed(), 'utf8')).not.toMatch(/desk|one\.png/);
    const later = recent();
    expect(names(later)).toEqual([]);
    expect(await later.load()).toBe(true);
    expect(names(later)).toEqual(['one.png', 'two.png']);
    expect(later.pathOf(later.list()[1].id)).toBe('/desk/two.png');
  });

  it('are at most twelve, and leave nothing behind when the list is cleared', async () => {
    const files = recent();
    await files.note(Array.from({ length: 20 }, (_, index) => `/desk/${index}.png`));
    expect(files.list()).toHaveLength(12);
    await files.forget(files.list()[0].id);
    expect(files.list()).toHaveLength(11);
    await files.forget();
    expect(existsSync(sealed())).toBe(false);
  });

  it('stay in memory alone where no store protects anything', async () => {
    fake.storeOfSystem.backend = 'basic_text';
    const files = recent();
    await files.note(['/desk/one.png']);
    expect(names(files)).toEqual(['one.png']);
    expect(existsSync(sealed())).toBe(false);
  });

  it('do not make the system ask for its store while there are none', async () => {
    fake.safeStorage.isAsyncEncryptionAvailable.mockClear();
    expect(await recent().load()).toBe(false);
    expect(fake.safeStorage.isAsyncEncryptionAvailable).not.toHaveBeenCalled();
  });

  it('are forgotten when the store does not open them any more', async () => {
    await recent().note(['/desk/one.png']);
    fake.storeOfSystem.secret = 'of another account';
    expect(await recent().load()).toBe(false);
  });
});
