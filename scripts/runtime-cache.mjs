/** The unpacked runtimes in the user's cache folder, each whole or absent. */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { download } from './download.mjs';
import { readJson, temporaryName, withLock, writeJson } from './files.mjs';
import { cacheFolder } from './places.mjs';
import { createProgress, say } from './report.mjs';
import { tensorflowVersion } from './wheels.mjs';
import { unpack } from './zip.mjs';

/** @typedef {import('./wheels.mjs').Wheel} Wheel */

const marker = 'complete.json';

/** @param {string} cache @param {string} kind  a flavour of the runtime, or the compiler */
export function folderOf(cache, kind) {
  const version = kind === 'compiler' ? kind : `tensorflow-${tensorflowVersion}-${kind}`;
  return join(cache, `${version}-${process.platform}-${process.arch}`);
}

/**
 * Whether a folder holds all that was unpacked into it, from these wheels: the marker is written last and lists every
 * file with its size.
 * @param {string} folder
 * @param {readonly Wheel[]} [wheels]
 */
export async function isComplete(folder, wheels) {
  /** @type {{ wheels: string[], files: { path: string, size: number }[] } | null} */
  const listed = await readJson(join(folder, marker));
  if (!listed) return false;
  if (wheels && wheels.some(({ sha256 }) => !listed.wheels.includes(sha256))) return false;
  for (const { path, size } of listed.files) {
    const found = await stat(join(folder, path)).catch(() => null);
    if (found?.size !== size) return false;
  }
  return true;
}

/** @param {string} cache @returns {Promise<import('./runtime-choice.mjs').Flavour[]>} */
export async function completeRuntimes(cache) {
  /** @type {import('./runtime-choice.mjs').Flavour[]} */
  const complete = [];
  for (const flavour of /** @type {const} */ (['gpu', 'cpu'])) {
    if (await isComplete(folderOf(cache, flavour))) complete.push(flavour);
  }
  return complete;
}

/**
 * Fetches everything before it unpacks anything, and deletes the downloads last: an interruption costs no download twice.
 * @param {string} folder
 * @param {readonly Wheel[]} wheels
 * @param {(wheel: Wheel) => Promise<string>} obtain
 */
async function fill(folder, wheels, obtain) {
  const archives = [];
  for (const wheel of wheels) archives.push(await obtain(wheel));
  const files = [];
  for (const [i, { project, keep }] of wheels.entries()) {
    files.push(...(await unpack(archives[i], folder, keep, createProgress(`  unpacking ${project}`))));
  }
  await writeJson(join(folder, marker), { wheels: wheels.map(({ sha256 }) => sha256), files });
}

/** What set-ups that were killed left behind. @param {string} folder */
async function removeLeftovers(folder) {
  for (const name of await readdir(dirname(folder))) {
    const unfinished = name.startsWith(`${basename(folder)}.`) && name.endsWith('.partial');
    if (unfinished) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/**
 * Makes sure that the cache holds what these wheels hold, once for all checkouts of this user.
 * @param {string} kind
 * @param {readonly Wheel[]} wheels
 * @param {string} [cache]
 * @param {(wheel: Wheel) => Promise<string>} [obtain]  gives the path of a wheel whose hash was checked; downloads it by default
 * @returns {Promise<string>} the folder
 * @throws {Error} where a wheel can be neither fetched nor unpacked
 */
export async function ensureCached(
  kind,
  wheels,
  cache = cacheFolder(),
  obtain = (wheel) => download(wheel, join(cache, 'downloads')),
) {
  const folder = folderOf(cache, kind);
  return withLock(join(cache, 'set-up.lock'), async () => {
    if (await isComplete(folder, wheels)) return folder;
    await removeLeftovers(folder);
    const unfinished = temporaryName(folder);
    try {
      await mkdir(unfinished, { recursive: true });
      await fill(unfinished, wheels, obtain);
      await rm(folder, { recursive: true, force: true });
      await rename(unfinished, folder);
      await rm(join(cache, 'downloads'), { recursive: true, force: true });
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
    say(`  kept for next time in ${folder}`);
    return folder;
  });
}
