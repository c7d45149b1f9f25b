/**
 * TensorFlow for NVIDIA's GPUs as a second download of an installed Paraph; the command line runs it (`paraph runtime`).
 *
 *     node gpu-runtime.mjs list
 *     node gpu-runtime.mjs fetch FOLDER             downloads the files, for a machine that cannot
 *     node gpu-runtime.mjs install PLACE [FILE…]    from these files and folders, or from the network where none is named
 *
 * Answers with one line of JSON; progress goes to standard error.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { download, sha256Of } from './download.mjs';
import { writeJson } from './files.mjs';
import { probeGpu } from './probe.mjs';
import { say, sayError, SetUpError } from './report.mjs';
import { ensureCached } from './runtime-cache.mjs';
import { gpuWheels, tensorflowVersion } from './wheels.mjs';

/** @typedef {import('./wheels.mjs').Wheel} Wheel */

/** What this machine would need; throws where there is none. */
function wheelsHere() {
  const wheels = gpuWheels[`${process.platform}-${process.arch}`];
  if (wheels) return wheels;
  throw new SetUpError(
    `TensorFlow has no GPU build for ${process.platform}-${process.arch}.`,
    'Nothing is to be done: Paraph computes on the processor.',
  );
}

/** Every file of the folders, and the files themselves. @param {readonly string[]} places @returns {Promise<string[]>} */
async function filesAt(places) {
  const found = await Promise.all(
    places.map(async (place) => {
      const path = resolve(place);
      const is = await stat(path).catch(() => null);
      if (!is) throw new SetUpError(`${place} is not there.`, 'Name the files or the folder that holds them.');
      return is.isDirectory() ? (await readdir(path)).map((name) => join(path, name)) : [path];
    }),
  );
  return found.flat();
}

/**
 * The files that are these wheels, told by their names and held to their hashes.
 * @param {readonly Wheel[]} wheels
 * @param {readonly string[]} places  files, or folders that hold them
 * @returns {Promise<Map<Wheel, string>>}
 * @throws {SetUpError} that names every file that is missing, or the first that is not the pinned one
 */
export async function findWheels(wheels, places) {
  const paths = new Map((await filesAt(places)).map((path) => [basename(path), path]));
  const missing = wheels.filter(({ file }) => !paths.has(file)).map(({ file }) => file);
  if (missing.length > 0) {
    throw new SetUpError(
      `${missing.length} of ${wheels.length} files are missing:\n  ${missing.join('\n  ')}`,
      '`paraph runtime fetch FOLDER` gets them on a machine that has a network.',
    );
  }
  /** @type {Map<Wheel, string>} */
  const found = new Map();
  for (const wheel of wheels) {
    const path = paths.get(wheel.file) ?? '';
    say(`  checking ${wheel.file}`);
    if ((await sha256Of(path)) !== wheel.sha256) {
      throw new SetUpError(
        `${path} is damaged or altered: its SHA-256 is not the pinned one.`,
        'Copy or fetch this file again. Nothing was installed.',
      );
    }
    found.set(wheel, path);
  }
  return found;
}

/**
 * @param {string} place  the folder that holds installed runtimes
 * @param {readonly string[]} sources  files and folders; without any the files are downloaded
 * @param {readonly Wheel[]} [wheels]
 */
export async function installGpuRuntime(place, sources, wheels = wheelsHere()) {
  const found = sources.length > 0 ? await findWheels(wheels, sources) : null;
  const obtain = found ? (/** @type {Wheel} */ wheel) => Promise.resolve(found.get(wheel) ?? '') : undefined;
  const folder = await ensureCached('gpu', wheels, place, obtain);
  const gpu = (await probeGpu())?.name ?? null;
  await writeJson(join(folder, 'paraph-runtime.json'), {
    ...{ tensorflow: tensorflowVersion, flavour: 'gpu', why: 'it was installed beside Paraph', advice: null, gpu },
  });
  return { folder, gpu };
}

/** @param {string} folder @param {readonly Wheel[]} [wheels] */
export async function fetchGpuRuntime(folder, wheels = wheelsHere()) {
  const files = [];
  for (const wheel of wheels) files.push(await download(wheel, resolve(folder)));
  return { files };
}

function list() {
  return { files: wheelsHere().map(({ project, file, sha256, bytes }) => ({ project, file, sha256, bytes })) };
}

/** @param {readonly string[]} words */
async function carryOut([verb, place, ...sources]) {
  if (verb === 'list') return list();
  if (verb === 'fetch') return fetchGpuRuntime(place);
  if (verb === 'install') return installGpuRuntime(place, sources);
  throw new Error(`${verb} is none of list, fetch, install.`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(JSON.stringify(await carryOut(process.argv.slice(2))));
  } catch (error) {
    sayError(error);
    process.exitCode = 2;
  }
}
