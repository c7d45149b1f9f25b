/** Fetches a wheel into a folder: from the package index directly, else with pip, which knows mirrors and proxies. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { reasonForFailure, run } from './processes.mjs';
import { createProgress, formatBytes, reasonOf, say } from './report.mjs';

/** @typedef {import('./wheels.mjs').Wheel} Wheel */

const connectMs = 20_000;
const publicIndex = 'https://pypi.org/simple';

/** @param {string} path */
async function sizeOf(path) {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** @param {string} path @returns {Promise<string>} hexadecimal */
export async function sha256Of(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/**
 * Like fetch, but gives up on a server that does not answer; a slow body may take its time.
 * @param {string} address
 * @param {Record<string, string>} headers
 */
async function request(address, headers) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(new Error(`${new URL(address).host} did not answer`)), connectMs);
  try {
    const response = await fetch(address, { headers, signal: giveUp.signal });
    if (!response.ok) throw new Error(`${new URL(address).host} answered ${response.status}`);
    return response;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the index where the file with this hash lies (PEP 691). @param {Wheel} wheel @param {string} index */
async function addressOf(wheel, index) {
  const page = `${index.replace(/\/$/, '')}/${wheel.project}/`;
  const response = await request(page, { accept: 'application/vnd.pypi.simple.v1+json' });
  const { files } = /** @type {{ files: { url: string, hashes: { sha256?: string } }[] }} */ (await response.json());
  const found = files.find(({ hashes }) => hashes.sha256 === wheel.sha256);
  if (!found) throw new Error(`${new URL(page).host} does not have ${wheel.file}`);
  return new URL(found.url, page).href;
}

/** Adds to what an interrupted download left. @param {Wheel} wheel @param {string} part @param {string} index */
async function fetchInto(wheel, part, index) {
  const address = await addressOf(wheel, index);
  const have = await sizeOf(part);
  if (have === wheel.bytes) return;
  const response = await request(address, have > 0 ? { range: `bytes=${have}-` } : {});
  const resumed = response.status === 206;
  if (!response.body) throw new Error('the answer is empty');
  let done = resumed ? have : 0;
  const progress = createProgress(`  ${wheel.project} ${wheel.version}`);
  const count = new Transform({
    transform(chunk, _encoding, next) {
      progress((done += chunk.length), wheel.bytes);
      next(null, chunk);
    },
  });
  const body = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body));
  await pipeline(body, count, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
}

/** The first of these that runs pip. */
async function findPip() {
  const candidates = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['py', '-m', 'pip'], ['pip3'], ['pip']];
  for (const [program, ...before] of candidates) {
    if ((await run(program, [...before, '--version'])).code === 0) return { program, before };
  }
  return null;
}

/** @param {Wheel} wheel @param {string} folder */
async function downloadWithPip(wheel, folder) {
  const pip = await findPip();
  if (!pip) throw new Error('pip was not found');
  const platforms = wheel.platform.split('.').flatMap((platform) => ['--platform', platform]);
  const abi = /-cp311-/.test(wheel.file) ? ['--implementation', 'cp', '--abi', 'cp311'] : [];
  // Whatever Python runs pip, the wheel is the pinned one: nothing of it is Python's but the container.
  const finished = await run(
    pip.program,
    [
      ...pip.before,
      'download',
      '--no-deps',
      '--no-cache-dir',
      '--retries',
      '2',
      '--only-binary=:all:',
      '--python-version',
      '3.11',
    ].concat(abi, platforms, ['--dest', folder, `${wheel.project}==${wheel.version}`]),
    { show: Boolean(process.stderr.isTTY) },
  );
  if (finished.code !== 0) throw new Error(`pip: ${reasonForFailure(finished)}`);
}

/** @param {Wheel} wheel @param {string} path */
async function check(wheel, path) {
  if ((await sha256Of(path)) === wheel.sha256) return;
  await rm(path, { force: true });
  throw new Error(`${wheel.file} arrived damaged or altered (its SHA-256 is not the pinned one)`);
}

/**
 * Fetches a wheel, verifies its hash, and resumes where an interrupted download stopped.
 * @param {Wheel} wheel
 * @param {string} folder
 * @param {string} [index]  a package index in the format of PEP 691
 * @returns {Promise<string>} the path of the verified file
 * @throws {Error} naming why each way failed
 */
export async function download(wheel, folder, index = process.env['PIP_INDEX_URL'] ?? publicIndex) {
  await mkdir(folder, { recursive: true });
  const whole = join(folder, wheel.file);
  if ((await sizeOf(whole)) === wheel.bytes && (await sha256Of(whole)) === wheel.sha256) return whole;
  say(`  fetching ${wheel.project} ${wheel.version} (${formatBytes(wheel.bytes)})`);
  const part = `${whole}.part`;
  try {
    await fetchInto(wheel, part, index);
    await check(wheel, part);
    await rename(part, whole);
  } catch (error) {
    say(`  the package index could not be used directly (${reasonOf(error)}); trying pip`);
    try {
      await downloadWithPip(wheel, folder);
      await check(wheel, whole);
      await rm(part, { force: true });
    } catch (pipError) {
      throw new Error(`${reasonOf(error)}; ${reasonOf(pipError)}`);
    }
  }
  return whole;
}
