/** What lies beside the packaged application for people to read: licence notices, and the list of its parts (CycloneDX). */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readJson, writeJson } from '../files.mjs';
import { modules, root } from '../places.mjs';
import { reasonForFailure, run } from '../processes.mjs';
import { tensorflowVersion } from '../wheels.mjs';
import { noticesText } from './notices.mjs';
import { noticesFile } from './notices-plugin.mjs';
import { engineFolder } from './stage.mjs';

/**
 * @typedef {import('./notices.mjs').Notice} Notice
 * @typedef {{ type: string, name: string, version: string, group?: string, purl?: string, 'bom-ref'?: string, licenses?: unknown[], description?: string }} Component
 */

/** @returns {Promise<{ interfacePackages: string[], notices: Notice[] }>} what the build of the interface found */
async function builtNotices() {
  const module = await import(pathToFileURL(join(root, 'dist', 'renderer', noticesFile)).href);
  return module.default;
}

/** The staged engine's packages, as npm sees them lie there. @param {string} file */
async function listEnginePackages(file) {
  const program = join(modules, '@cyclonedx', 'cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js');
  const finished = await run(process.execPath, [
    program,
    // Dependencies that are never loaded are left out on purpose (engine-packages.mjs): npm counts that as an error.
    '--ignore-npm-errors',
    ...['--omit', 'dev', '--flatten-components', '--output-reproducible', '--validate'],
    ...['--output-format', 'JSON', '--output-file', file],
    join(engineFolder, 'package.json'),
  ]);
  if (finished.code !== 0) throw new Error(`The parts could not be listed: ${reasonForFailure(finished)}`);
  return readJson(file);
}

/** @param {string} name @param {string} version @param {string} licence @returns {Component} */
function npmComponent(name, version, licence) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const licenses = [{ expression: licence }];
  return {
    type: 'library',
    name,
    version,
    purl,
    'bom-ref': `interface|${purl}`,
    description: 'in the interface',
    licenses,
  };
}

/** @param {Record<string, string>} devDependencies @returns {Component[]} */
function runtimeComponents({ electron, node }) {
  return [
    { type: 'framework', name: 'electron', version: electron, purl: `pkg:npm/electron@${electron}` },
    { type: 'platform', name: 'node', version: node, purl: `pkg:github/nodejs/node@v${node}` },
    {
      type: 'library',
      name: 'tensorflow',
      version: tensorflowVersion,
      purl: `pkg:github/tensorflow/tensorflow@v${tensorflowVersion}`,
    },
  ];
}

/** Writes both papers. @param {string} folder */
export async function writePapers(folder) {
  await mkdir(folder, { recursive: true });
  const { interfacePackages, notices } = await builtNotices();
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesText(notices));

  const file = join(folder, 'sbom.cdx.json');
  const bom = await listEnginePackages(file);
  const { devDependencies } = await readJson(join(root, 'package.json'));
  const inInterface = interfacePackages.map((name) => {
    const notice = notices.find((candidate) => candidate.name === name);
    if (!notice) throw new Error(`${name} is in the interface and has no notice.`);
    return npmComponent(name, notice.version, notice.licence);
  });
  bom.components.push(...inInterface, ...runtimeComponents(devDependencies));
  await writeJson(file, bom);
}
