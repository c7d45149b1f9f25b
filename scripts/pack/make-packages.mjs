/** From the built interface and shell to packages of this platform. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, Platform } from 'electron-builder';
import { readJson } from '../files.mjs';
import { root } from '../places.mjs';
import { say } from '../report.mjs';
import { builderConfig, iconsFolder, packagesFolder, papersFolder } from './builder-config.mjs';
import { writeIcons } from './icons.mjs';
import { writePapers } from './papers.mjs';
import { stage, stageFolder } from './stage.mjs';

/**
 * @param {{ unpacked?: boolean, electronDist?: string, output?: string }} [options]  `unpacked` stops before installers are made
 * @returns {Promise<string[]>} what was made
 */
export async function makePackages({ unpacked = false, electronDist, output = packagesFolder } = {}) {
  say('Packing: laying out the engine …');
  await stage();
  await writeIcons(iconsFolder);
  await writePapers(papersFolder);
  const { devDependencies } = await readJson(join(root, 'package.json'));
  const made = await build({
    projectDir: root,
    targets: Platform.current().createTarget(unpacked ? 'dir' : null),
    config: builderConfig({ electron: devDependencies.electron, electronDist, output: resolve(output) }),
    publish: 'never',
  });
  await rm(stageFolder, { recursive: true, force: true });
  return unpacked ? [resolve(output)] : made;
}
