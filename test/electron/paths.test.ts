import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../hosts/small-engine.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
const { chooseWorkspace, enginePlaces } = await import('../../electron/paths.ts');

describe('places', () => {
  it('are beside each other in a checkout', () => {
    fake.app.isPackaged = false;
    expect(enginePlaces()).toEqual({
      node: '/app/node_modules/node/bin/node',
      main: '/app/main',
      model: '/app/resources/model',
    });
  });

  it('are among the resources of a packaged application', () => {
    fake.app.isPackaged = true;
    vi.stubGlobal('process', Object.assign(Object.create(process), { resourcesPath: '/resources' }));
    expect(enginePlaces()).toEqual({
      node: '/resources/engine/node',
      main: '/resources/engine/main',
      model: '/resources/engine/resources/model',
    });
    vi.unstubAllGlobals();
  });
});

describe('the workspace', () => {
  it.each([
    [['electron', '.', '--workspace', 'here'], resolve('here')],
    [['paraph', '--workspace=/there', '--no-sandbox'], '/there'],
    [['paraph', '--disable-gpu'], null],
    [['paraph', '--workspace'], null],
  ])('of %j is %s', (words, folder) => {
    if (folder === null) expect(chooseWorkspace(words)).toMatch(/paraph$/i);
    else expect(chooseWorkspace(words)).toBe(folder);
  });
});

describe('without a word about it', () => {
  it('the workspace is the one that was open last, as long as it is there', () => {
    const folder = temporaryFolder('user-data');
    fake.app.getPath.mockReturnValue(folder);
    const last = join(folder, 'last');
    writeFileSync(join(folder, 'workspaces.json'), JSON.stringify(['/gone', last]));
    expect(chooseWorkspace(['paraph'])).toMatch(/paraph$/i);
    mkdirSync(last);
    writeFileSync(join(last, 'workspace.sqlite'), '');
    expect(chooseWorkspace(['paraph'])).toBe(last);
    expect(chooseWorkspace(['paraph', '--workspace', '/there'])).toBe('/there');
  });
});
