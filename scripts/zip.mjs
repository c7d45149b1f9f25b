/** Reads zip archives: enough of them to take a few files out of a wheel without unpacking the rest. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/**
 * Numbers are those of PKWARE's APPNOTE 6.3.
 * @typedef {object} Entry
 * @property {string} path
 * @property {number} method  0 stored, 8 deflated
 * @property {number} packed  bytes in the archive
 * @property {number} size  bytes unpacked
 * @property {number} offset  of the local header
 * @property {boolean} executable
 */

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const longestComment = 0xffff;

/** @param {import('node:fs/promises').FileHandle} file @param {number} position @param {number} length */
async function readAt(file, position, length) {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new Error('The archive ends too early.');
  return bytes;
}

/** @param {import('node:fs/promises').FileHandle} file */
async function readDirectory(file) {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, endBytes + longestComment);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  for (let at = tailBytes - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    const count = tail.readUInt16LE(at + 10);
    const offset = tail.readUInt32LE(at + 16);
    if (count === 0xffff || offset === 0xffffffff) throw new Error('64-bit zip archives are not supported.');
    return { count, bytes: await readAt(file, offset, tail.readUInt32LE(at + 12)) };
  }
  throw new Error('Not a zip archive.');
}

/** @param {Buffer} bytes @param {number} at @returns {Entry & { next: number }} */
function parseEntry(bytes, at) {
  if (bytes.readUInt32LE(at) !== entrySignature) throw new Error('The directory of the archive is damaged.');
  const nameBytes = bytes.readUInt16LE(at + 28);
  const unixMode = bytes.readUInt32LE(at + 38) >>> 16;
  return {
    path: bytes.toString('utf8', at + 46, at + 46 + nameBytes),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    executable: (unixMode & 0o111) !== 0,
    next: at + 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  };
}

/** @param {import('node:fs/promises').FileHandle} file @returns {Promise<Entry[]>} */
async function listEntries(file) {
  const { count, bytes } = await readDirectory(file);
  const entries = [];
  for (let at = 0; entries.length < count;) {
    const { next, ...entry } = parseEntry(bytes, at);
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** Where an entry goes; refuses names that lead out of the folder. @param {string} folder @param {string} path */
function destination(folder, path) {
  const name = normalize(path);
  if (isAbsolute(name) || name.split(sep).includes('..')) throw new Error(`The archive names a file outside: ${path}`);
  return join(folder, name);
}

/**
 * @param {string} archive
 * @param {number} start  of the entry's bytes
 * @param {Entry} entry
 * @param {string} target
 * @param {(bytes: number) => void} onBytes
 */
async function extractEntry(archive, start, entry, target, onBytes) {
  await mkdir(dirname(target), { recursive: true });
  if (entry.size === 0) return writeFile(target, '');
  const packed = createReadStream(archive, { start, end: start + entry.packed - 1, highWaterMark: 1 << 20 });
  const count = new Transform({
    transform(chunk, _encoding, next) {
      onBytes(chunk.length);
      next(null, chunk);
    },
  });
  const out = createWriteStream(target, { mode: entry.executable ? 0o755 : 0o644 });
  const inflate = entry.method === 0 ? [] : [createInflateRaw({ chunkSize: 1 << 20 })];
  await pipeline([packed, ...inflate, count, out]);
  if (out.bytesWritten !== entry.size) throw new Error(`${entry.path} is damaged in the archive.`);
}

/** An entry's bytes begin behind a header that repeats its name. @param {import('node:fs/promises').FileHandle} file @param {Entry} entry */
async function startOf(file, { offset }) {
  const header = await readAt(file, offset, 30);
  return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/**
 * Unpacks the files that `keep` names into a folder.
 * @param {string} archive
 * @param {string} folder
 * @param {(path: string) => boolean} keep
 * @param {(done: number, total: number) => void} [onProgress]  bytes unpacked so far and in all
 * @returns {Promise<{ path: string, size: number }[]>} what was unpacked
 * @throws {Error} where the archive is not a zip file, is damaged, or names files outside the folder
 */
export async function unpack(archive, folder, keep, onProgress = () => {}) {
  const file = await open(archive, 'r');
  try {
    const entries = (await listEntries(file)).filter(({ path }) => keep(path) && !path.endsWith('/'));
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    for (const entry of entries) {
      const target = destination(folder, entry.path);
      await extractEntry(archive, await startOf(file, entry), entry, target, (bytes) =>
        onProgress((done += bytes), total),
      );
    }
    return entries.map(({ path, size }) => ({ path, size }));
  } finally {
    await file.close();
  }
}
