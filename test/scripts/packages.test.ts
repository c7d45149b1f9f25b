import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingPackages } from '../../scripts/packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/sharp': { version: '1.0.0' },
    'node_modules/sharp-elsewhere': { version: '1.0.0', optional: true },
  },
};

describe('missingPackages', () => {
  it('finds everything missing before the first installation, or after an interrupted one', () => {
    expect(missingPackages(wanted, null)).toEqual(['node_modules/sharp']);
  });

  it('accepts the absence of packages for other platforms', () => {
    expect(missingPackages(wanted, { packages: { 'node_modules/sharp': { version: '1.0.0' } } })).toEqual([]);
  });

  it('finds another version', () => {
    const installed = { packages: { 'node_modules/sharp': { version: '0.9.0' } } };
    expect(missingPackages(wanted, installed)).toEqual(['node_modules/sharp']);
  });
});

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  inBundle?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

function readJson(name: string) {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
}

/** Whether Node would find a package from a folder of the lockfile. */
function canReach(packages: Record<string, Locked>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder}${folder === '' ? '' : '/'}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

describe('the lockfile', () => {
  const packages: Record<string, Locked> = readJson('package-lock.json').packages;
  const installed = Object.entries(packages).filter(([folder]) => folder !== '');

  it('lists the packages of every platform, or `npm ci` would refuse it there', () => {
    const absent = installed.flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !canReach(packages, folder, name))
        .map((name) => `${folder} wants ${name}`),
    );
    expect(absent).toEqual([]);
  });

  it('knows the content of each package and no address', () => {
    const unknown = installed.filter(([, { integrity, inBundle }]) => !integrity && !inBundle);
    expect(unknown.map(([folder]) => folder)).toEqual([]);
    expect(installed.filter(([, { resolved }]) => resolved).map(([folder]) => folder)).toEqual([]);
  });

  it('belongs to a manifest with exact versions', () => {
    const { dependencies, devDependencies } = readJson('package.json');
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^(npm:@?[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
