/** The npm packages of the lockfile, and the Node among them. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './files.mjs';
import { bundledNode, modules, root } from './places.mjs';
import { reasonForFailure, run, runInForeground } from './processes.mjs';
import { say, SetUpError } from './report.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * What is missing from node_modules: npm writes `node_modules/.package-lock.json` when everything is in place, so an
 * interrupted installation shows. Packages for other platforms are optional and may be absent.
 * @param {Lockfile} wanted  package-lock.json
 * @param {Lockfile | null} installed  node_modules/.package-lock.json
 * @returns {string[]} folders of packages that are absent or of another version
 */
export function missingPackages(wanted, installed) {
  const present = installed?.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([folder]) => folder !== '')
    .filter(([folder, { version, optional }]) =>
      present[folder] ? present[folder].version !== version : optional !== true,
    )
    .map(([folder]) => folder);
}

/** npm as a program: the one that runs this script, else the one on the PATH. */
function npm() {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js')
    ? { program: process.execPath, before: [script], shell: false }
    : { program: 'npm', before: [], shell: process.platform === 'win32' };
}

const nothingKept = { output: '', errors: "npm's own words are above" };

/** @param {readonly string[]} parameters @returns {Promise<import('./processes.mjs').Finished>} */
async function runNpm(parameters) {
  const { program, before, shell } = npm();
  // npm tells scripts its own settings through the environment; a nested npm must read its settings afresh.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(?!execpath)/i.test(name)));
  const all = [...before, ...parameters];
  // On a terminal npm shows its own progress.
  if (process.stderr.isTTY)
    return { ...nothingKept, code: await runInForeground(program, all, { cwd: root, env, shell }) };
  return run(program, all, { cwd: root, env, show: true, shell });
}

/** Installs what the lockfile lists, unless it is there. Install scripts never run. */
export async function installPackages() {
  const wanted = await readJson(join(root, 'package-lock.json'));
  const missing = missingPackages(wanted, await readJson(join(modules, '.package-lock.json')));
  if (missing.length === 0) return;
  const count = Object.keys(wanted.packages).length - 1;
  say(`Packages: installing up to ${count} from the registry (about 1.1 GB on disk) …`);
  // Set-up may run under an older Node than some packages want; the application runs under the bundled one.
  const finished = await runNpm(['ci', '--ignore-scripts', '--engine-strict=false', '--loglevel=error']);
  if (finished.code !== 0) {
    throw new SetUpError(
      `npm could not install the packages (${reasonForFailure(finished)}).`,
      'Check the connection to the package registry (`npm ping`), then run the same command again.',
    );
  }
}

/** The version of a Node binary, or null where it cannot be run. @param {string} binary */
async function versionOf(binary) {
  const { code, output } = await run(binary, ['--version']);
  return code === 0 ? output.trim().replace(/^v/, '') : null;
}

/** Puts the pinned Node into node_modules: the npm package `node` fetches its binary in an install script. */
export async function installNode() {
  const { devDependencies } = await readJson(join(root, 'package.json'));
  const wanted = devDependencies.node;
  const present = await access(bundledNode).then(
    () => versionOf(bundledNode),
    () => null,
  );
  if (present === wanted) return;
  say(`Node: fetching ${wanted} (about 60 MB) …`);
  const finished = await runNpm(['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
  if ((await versionOf(bundledNode)) === wanted) return;
  throw new SetUpError(
    `Node ${wanted} could not be installed (${reasonForFailure(finished)}).`,
    'Check the connection to the package registry (`npm ping`), then run the same command again.',
  );
}
