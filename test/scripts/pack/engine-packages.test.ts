import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { enginePackages, type LockedPackages } from '../../../scripts/pack/engine-packages.mjs';

const linux = { platform: 'linux', arch: 'x64', libc: 'glibc' };

const locked: LockedPackages = {
  '': { dependencies: { a: '1.0.0', '@tensorflow/tfjs-node-gpu': '1.0.0' } },
  'node_modules/a': {
    version: '1.0.0',
    dependencies: { b: '2.0.0', '@types/b': '1.0.0' },
    optionalDependencies: { 'on-linux': '1.0.0', 'on-musl': '1.0.0', 'on-windows': '1.0.0', absent: '1.0.0' },
    peerDependencies: { peer: '1.0.0', maybe: '1.0.0' },
    peerDependenciesMeta: { maybe: { optional: true } },
  },
  'node_modules/a/node_modules/b': { version: '2.0.0', dependencies: { a: '1.0.0' } },
  'node_modules/b': { version: '1.0.0' },
  'node_modules/@types/b': { version: '1.0.0' },
  'node_modules/on-linux': { version: '1.0.0', os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
  'node_modules/on-musl': { version: '1.0.0', os: ['linux'], cpu: ['x64'], libc: ['musl'] },
  'node_modules/on-windows': { version: '1.0.0', os: ['win32'] },
  'node_modules/peer': { version: '1.0.0' },
  'node_modules/maybe': { version: '1.0.0' },
  'node_modules/tar': { version: '1.0.0' },
  'node_modules/@tensorflow/tfjs-node-gpu': { version: '1.0.0', dependencies: { tar: '1.0.0' } },
};

describe('enginePackages', () => {
  it('follows what is needed here, in the folder where Node finds it, and nothing else', () => {
    expect(enginePackages(locked, linux).map(({ folder }) => folder)).toEqual([
      'node_modules/@tensorflow/tfjs-node-gpu',
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/on-linux',
      'node_modules/peer',
    ]);
  });

  it('takes no development package of this project, and no second binary of the database or the decoder', () => {
    const { packages } = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'));
    const { dependencies, devDependencies } = packages[''];
    const shipped = enginePackages(packages, linux);
    const names = shipped.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    expect(names.filter((name) => name in devDependencies)).toEqual([]);
    expect(shipped.filter(({ folder }) => packages[folder].dev)).toEqual([]);
    expect(names.filter((name) => name.startsWith('@img/sharp-'))).toEqual([
      '@img/sharp-libvips-linux-x64',
      '@img/sharp-linux-x64',
    ]);
  });
});
