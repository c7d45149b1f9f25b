import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { say } from '../contract/phrase.ts';
import { damaged } from './storage-error.ts';

/** What the first 100 bytes of a SQLite file tell about who wrote it (sqlite.org/fileformat2.html, 1.3). */
export interface FileHeader {
  readonly applicationId: number;
  readonly schemaVersion: number;
}

const magic = Buffer.from('SQLite format 3\0');
const headerBytes = 100;

/**
 * Reads the header without SQLite, which might change the file. Null where there is nothing yet.
 * Never call it while this process has the file open: closing a file gives up every lock the process holds on it.
 * @throws ParaphError damaged-workspace
 */
export function readFileHeader(file: string): FileHeader | null {
  if (!existsSync(file)) return null;
  const header = Buffer.alloc(headerBytes);
  const handle = openSync(file, 'r');
  const length = readSync(handle, header, 0, headerBytes, 0);
  closeSync(handle);
  if (length === 0) return null;
  if (length < headerBytes || !header.subarray(0, magic.length).equals(magic)) {
    throw damaged(say`The workspace file does not hold a database.`, { file });
  }
  return { schemaVersion: header.readUInt32BE(60), applicationId: header.readUInt32BE(68) };
}
