/** Files that are either whole or absent, and one set-up at a time. */
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './report.mjs';

/** A name beside `path` that no other process uses. @param {string} path */
export const temporaryName = (path) => `${path}.${process.pid}.partial`;

/** The parsed file, or null where there is none or it is not JSON. @param {string} path @returns {Promise<any>} */
export async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} path @param {unknown} value */
export async function writeJson(path, value) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(temporaryName(path), `${JSON.stringify(value, null, 2)}\n`);
  await rename(temporaryName(path), path);
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Takes the lock file, or returns the process that holds it. A link appears whole, with its owner's number in it.
 * @param {string} path
 * @returns {Promise<number | null>}
 */
async function holderOf(path) {
  const own = temporaryName(path);
  await writeFile(own, String(process.pid));
  try {
    await link(own, path);
    return null;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  } finally {
    await rm(own, { force: true });
  }
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
  if (holder > 0 && !isRunning(holder)) await rm(path, { force: true });
  return holder;
}

/**
 * Runs `work` while no other process runs work under the same lock file; a lock left by a dead process is taken over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  await mkdir(dirname(path), { recursive: true });
  for (let told = false; ;) {
    const holder = await holderOf(path);
    if (holder === null) break;
    if (!told && holder > 0 && isRunning(holder)) {
      say(`Another set-up is at work (process ${holder}, by ${path}); waiting for it.`);
      told = true;
    }
    await pause(200);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
