import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { builderConfig } from '../../../scripts/pack/builder-config.mjs';
import { documentExtensions } from '../../../main/contract/shell.ts';
import { flipFusesOf, fuses, standInMark } from '../../../scripts/pack/fuses.mjs';

describe('the fuses', () => {
  it('are as promised, and every one that Electron has is decided', () => {
    expect(fuses).toMatchObject({
      strictlyRequireAllFuses: true,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
    });
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    expect(known.filter((fuse) => !(fuse in fuses))).toEqual([]);
  });

  it('are left alone in a marked stand-in, and missed in anything else', async () => {
    const appOutDir = mkdtempSync(join(tmpdir(), 'paraph-fuses-'));
    const packager = { appInfo: { productFilename: 'Paraph' }, executableName: 'paraph' };
    const context = { appOutDir, electronPlatformName: 'linux', packager } as unknown as AfterPackContext;
    try {
      writeFileSync(join(appOutDir, 'paraph'), 'no Electron');
      await expect(flipFusesOf(context)).rejects.toThrow(/sentinel/);
      writeFileSync(join(appOutDir, standInMark), '');
      await expect(flipFusesOf(context)).resolves.toBeUndefined();
    } finally {
      rmSync(appOutDir, { recursive: true });
    }
  });
});

describe('the packages', () => {
  const config = builderConfig({ electron: '1.2.3', environment: {} });

  it('are those of each platform, made by the hook that sets the fuses', () => {
    expect([config.linux?.target, config.win?.target, config.mac?.target]).toEqual([
      ['AppImage', 'deb'],
      ['nsis'],
      ['dmg'],
    ]);
    expect(config).toMatchObject({ asar: true, electronVersion: '1.2.3', afterPack: flipFusesOf, publish: null });
  });

  it('open the documents that the shell takes, besides the programs that opened them before', () => {
    const onMac = [config.mac?.fileAssociations].flat();
    expect(onMac.flatMap((association) => association?.ext).sort()).toEqual([...documentExtensions].sort());
    expect(new Set(onMac.map((association) => `${association?.role} ${association?.rank}`))).toEqual(
      new Set(['Viewer Alternate']),
    );
    expect(config.linux?.mimeTypes).toEqual(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'image/webp']);
    // Declared as associations on Linux, they would lose their names and pictures; NSIS makes its own the default.
    expect([config.linux?.fileAssociations, config.win?.fileAssociations]).toEqual([undefined, undefined]);
  });

  it('name whoever publishes them, and nobody without being told', () => {
    const environment = { PARAPH_MAINTAINER: 'A <a@b.invalid>', PARAPH_HOMEPAGE: 'https://b.invalid' };
    const named = builderConfig({ electron: '1.2.3', environment });
    expect([named.linux?.maintainer, named.extraMetadata]).toEqual([
      'A <a@b.invalid>',
      { homepage: 'https://b.invalid' },
    ]);
    expect([config.linux?.maintainer, config.extraMetadata]).toEqual([
      'Paraph',
      { homepage: 'https://paraph.invalid' },
    ]);
  });
});
