/** Electron's fuses: switches in its binary that decide, before any code of ours runs, what it can be made to do. */
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { exists } from '../probe.mjs';
import { say } from '../report.mjs';

/** @type {import('@electron/fuses').FuseV1Config} */
export const fuses = {
  version: FuseVersion.V1,
  // A fuse that a newer Electron adds must be decided here before a package can be made.
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // As Electron sets them itself.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** Lies in a folder that stands in for Electron's runtime where that cannot be had. */
export const standInMark = 'stand-in-for-electron';

/** electron-builder's hook. @param {import('electron-builder').AfterPackContext} context */
export async function flipFusesOf({ appOutDir, electronPlatformName, packager }) {
  if (await exists(join(appOutDir, standInMark))) {
    say('Fuses: skipped, since this is a stand-in and not Electron. The package does not run.');
    return;
  }
  const name = packager.appInfo.productFilename;
  // Linux's packager alone has a name of its own for the program.
  const { executableName = name } = /** @type {{ executableName?: string }} */ (packager);
  const program = { darwin: `${name}.app`, win32: `${name}.exe` }[electronPlatformName] ?? executableName;
  await flipFuses(join(appOutDir, program), fuses);
  say('Fuses: set.');
}
