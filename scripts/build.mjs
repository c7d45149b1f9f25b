/** Builds the interface and the shell when their sources have changed since the last build. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { modules, root } from './places.mjs';
import { exists } from './probe.mjs';
import { run } from './processes.mjs';
import { say, SetUpError } from './report.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} sources  files and folders that go into it
 * @property {string} output
 * @property {readonly string[]} command  a program of node_modules and its parameters
 */

/** @type {Record<'interface' | 'shell', Part>} */
export const parts = {
  interface: {
    name: 'the interface',
    sources: [
      ...['renderer', 'main/contract', 'vite.config.ts', 'svelte.config.js', 'package-lock.json'],
      // The licence notices.
      ...['scripts/pack', 'resources/licences'],
    ],
    output: 'dist/renderer',
    command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
  shell: {
    name: 'the window',
    sources: ['electron', 'main', 'electron.vite.config.ts', 'package-lock.json'],
    output: 'dist/electron',
    command: ['electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  },
};

/** Every file under a path, sorted. @param {string} path @returns {Promise<string[]>} */
async function filesUnder(path) {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (!entries) return (await exists(path)) ? [path] : [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A hash of the names and contents of everything that goes into a part. @param {readonly string[]} sources @param {string} folder */
export async function fingerprint(sources, folder = root) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesUnder(join(folder, source))) {
      hash.update(`${relative(folder, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/** @param {Part} part */
export async function build({ name, sources, output, command }) {
  const note = join(root, 'dist', `.${output.split('/').at(-1)}.json`);
  const wanted = await fingerprint(sources);
  if ((await readJson(note))?.fingerprint === wanted && (await exists(join(root, output)))) return;
  say(`Building ${name} …`);
  const [program, ...parameters] = command;
  const finished = await run(process.execPath, [join(modules, program), ...parameters], { cwd: root });
  if (finished.code !== 0) {
    throw new SetUpError(`${name} could not be built:\n${finished.errors || finished.output}`, 'Undo the last change.');
  }
  await writeJson(note, { fingerprint: wanted });
}
