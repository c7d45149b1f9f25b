/** What this machine has that decides which runtime it gets. */
import { access, mkdir, readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './places.mjs';
import { run } from './processes.mjs';
import { completeRuntimes } from './runtime-cache.mjs';

/** Where nvidia-smi is when it is not on the PATH; the first is WSL's. */
const smiPlaces = ['nvidia-smi', '/usr/lib/wsl/lib/nvidia-smi', '/opt/bin/nvidia-smi'];

/** A line of `nvidia-smi --query-gpu=name,driver_version`. @param {string} output */
export function parseGpu(output) {
  const [name, driver] = (output.trim().split('\n')[0] ?? '').split(',').map((field) => field.trim());
  return name && /^\d+\./.test(driver ?? '') ? { name, driver } : null;
}

/** The driver's own files, for machines where nvidia-smi is not installed. */
async function gpuOfDriver() {
  const folder = '/proc/driver/nvidia/gpus';
  const [first] = await readdir(folder).catch(() => []);
  if (!first) return null;
  const information = await readFile(join(folder, first, 'information'), 'utf8').catch(() => '');
  const version = await readFile('/proc/driver/nvidia/version', 'utf8').catch(() => '');
  const name = /^Model:\s*(.+)$/m.exec(information)?.[1] ?? 'NVIDIA GPU';
  return { name, driver: /\b(\d+\.\d+(?:\.\d+)?)\b/.exec(version)?.[1] ?? 'unknown' };
}

/** The NVIDIA GPU that programs of this user would get, or null. */
export async function probeGpu() {
  if (process.platform === 'darwin') return null;
  for (const program of smiPlaces) {
    const query = ['--query-gpu=name,driver_version', '--format=csv,noheader'];
    const { code, output } = await run(program, query, { timeoutMs: 20_000 });
    if (code === 0) return parseGpu(output);
  }
  return gpuOfDriver();
}

/** The C++ compiler of this machine, or null. @returns {Promise<string | null>} */
export async function findCompiler() {
  if (process.platform === 'win32') return null;
  // Without its command line tools macOS answers any of these with a dialogue to install them.
  if (process.platform === 'darwin' && (await run('xcode-select', ['-p'])).code !== 0) return null;
  for (const program of [process.env['CXX'], 'c++', 'g++', 'clang++']) {
    if (program && (await run(program, ['--version'])).code === 0) return program;
  }
  return null;
}

/** The C library that this Node runs on, where there is a choice. @returns {'glibc' | 'musl' | null} */
export function libcOf() {
  if (process.platform !== 'linux') return null;
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** @param {string} folder */
async function freeBytes(folder) {
  try {
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** @param {string} path */
export const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The runtime that the user asks for, if any. @returns {string | null} */
export const wish = () => process.env['PARAPH_RUNTIME'] || null;

/** @returns {Promise<import('./runtime-choice.mjs').Probe>} */
export async function probe() {
  const cache = cacheFolder();
  return {
    platform: process.platform,
    arch: process.arch,
    libc: libcOf(),
    gpu: await probeGpu(),
    compiler: (await findCompiler()) !== null,
    freeBytes: await freeBytes(cache),
    cached: await completeRuntimes(cache),
    wanted: wish(),
  };
}
