/** Lays out what a package holds: `app` for the archive that Electron reads, `engine` for the Node beside it. */
import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { readJson, writeJson } from '../files.mjs';
import { bundledNode, root } from '../places.mjs';
import { libcOf } from '../probe.mjs';
import { enginePackages } from './engine-packages.mjs';
import { layRuntime } from './native-runtime.mjs';
import { isNeeded } from './package-files.mjs';

/** @typedef {import('./engine-packages.mjs').ShippedPackage} ShippedPackage */
/** @typedef {import('./engine-packages.mjs').Target} Target */

export const stageFolder = join(root, 'dist', 'pack');
export const appFolder = join(stageFolder, 'app');
export const engineFolder = join(stageFolder, 'engine');

/** @returns {Target} */
export const thisTarget = () => ({ platform: process.platform, arch: process.arch, libc: libcOf() });

/** @param {string} folder @returns {Promise<string[]>} paths below it, with forward slashes */
async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** @param {ShippedPackage} shipped @param {Target} target */
async function copyPackage({ folder, name }, target) {
  const from = join(root, folder);
  for (const path of await filesIn(from)) {
    // Packages inside a package are on the list themselves, where they are needed.
    if (path.startsWith('node_modules/') || !isNeeded(name, path, target)) continue;
    await mkdir(dirname(join(engineFolder, folder, path)), { recursive: true });
    await copyFile(join(from, path), join(engineFolder, folder, path));
  }
}

/** The archive holds bundles alone: it needs no packages. @param {{ version: string, description: string }} manifest */
async function stageApp({ version, description }) {
  for (const part of ['electron', 'preload', 'renderer']) {
    await cp(join(root, 'dist', part), join(appFolder, 'dist', part), { recursive: true });
  }
  await writeJson(join(appFolder, 'package.json'), {
    ...{ name: 'paraph', version, description, type: 'module', main: 'dist/electron/main.js' },
    // By this name Linux's desktops find the menu entry, and its picture, of a window.
    desktopName: 'paraph.desktop',
  });
}

/** A module of the same folder tree, as it stands in an import or in the address of a worker. */
const ownModule = /'(\.{1,2}\/[^']*)\.ts'/g;

/**
 * The engine as JavaScript. Types turn into blanks, so that lines and columns stay and the code is the one that the tests ran;
 * a start is a quarter of a second faster for each process than with types taken out on the way.
 */
async function stageMain() {
  const from = join(root, 'main');
  for (const path of (await filesIn(from)).filter((path) => path.endsWith('.ts'))) {
    const target = join(engineFolder, 'main', path.replace(/ts$/, 'js'));
    const code = stripTypeScriptTypes(await readFile(join(from, path), 'utf8')).replace(ownModule, "'$1.js'");
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, code);
  }
}

/** What `paraph runtime` runs, with the modules of set-up that it imports. @param {string} [name] @param {Set<string>} [done] */
async function stageScript(name = 'gpu-runtime.mjs', done = new Set()) {
  if (done.has(name)) return;
  done.add(name);
  const code = await readFile(join(root, 'scripts', name), 'utf8');
  await mkdir(join(engineFolder, 'scripts'), { recursive: true });
  await writeFile(join(engineFolder, 'scripts', name), code);
  for (const [, imported] of code.matchAll(/ from '\.\/([\w-]+\.mjs)'/g)) await stageScript(imported, done);
}

/** The command line's program: `paraph`, and `paraph.cmd` on Windows. */
async function writeCommand() {
  const entry = 'main/hosts/cli/main.js';
  if (process.platform === 'win32') {
    const lines = ['@echo off', `"%~dp0node.exe" "%~dp0${entry.replaceAll('/', '\\')}" %*`, ''];
    return writeFile(join(engineFolder, 'paraph.cmd'), lines.join('\r\n'));
  }
  // macOS's readlink knows -f since 12.3, the oldest version that TensorFlow runs on being 12.
  const lines = ['#!/bin/sh', 'here=$(dirname "$(readlink -f "$0")")', `exec "$here/node" "$here/${entry}" "$@"`, ''];
  await writeFile(join(engineFolder, 'paraph'), lines.join('\n'), { mode: 0o755 });
}

/** @param {{ version: string, dependencies: Record<string, string> }} manifest @param {readonly ShippedPackage[]} packages @param {Target} target */
async function stageEngine({ version, dependencies }, packages, target) {
  await stageMain();
  await stageScript();
  await cp(join(root, 'resources'), join(engineFolder, 'resources'), {
    recursive: true,
    // Their texts are in the notices.
    filter: (path) => !path.startsWith(join(root, 'resources', 'licences')),
  });
  await cp(join(root, 'dist', 'renderer'), join(engineFolder, 'dist', 'renderer'), { recursive: true });
  await writeJson(join(engineFolder, 'package.json'), {
    ...{ name: 'paraph', version, type: 'module', private: true },
    dependencies,
  });
  for (const shipped of packages) await copyPackage(shipped, target);
  await layRuntime(join(engineFolder, 'node_modules', '@tensorflow', 'tfjs-node-gpu'));
  const node = join(engineFolder, process.platform === 'win32' ? 'node.exe' : 'node');
  await copyFile(bundledNode, node);
  await chmod(node, 0o755);
  await writeCommand();
}

/**
 * Makes both folders anew from the built interface and shell.
 * @returns {Promise<ShippedPackage[]>} the packages that the engine got
 */
export async function stage() {
  const target = thisTarget();
  const manifest = await readJson(join(root, 'package.json'));
  const { packages: locked } = await readJson(join(root, 'package-lock.json'));
  const packages = enginePackages(locked, target);
  await rm(stageFolder, { recursive: true, force: true });
  await stageApp(manifest);
  await stageEngine(manifest, packages, target);
  return packages;
}
