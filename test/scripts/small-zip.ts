/** Writes small zip archives, for tests of the code that reads them. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  readonly content: string;
  readonly stored?: boolean;
  readonly mode?: number;
}

/** What the local header and the directory share (PKWARE APPNOTE 4.3.7 and 4.3.12). */
function commonFields({ path, content, stored = false }: ZipEntry, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(stored ? 0 : 8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(Buffer.byteLength(content), 18);
  fields.writeUInt16LE(Buffer.byteLength(path), 22);
  return fields;
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function directoryTail({ mode = 0o644 }: ZipEntry, offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  return tail;
}

export function smallZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.stored ? Buffer.from(entry.content) : deflateRawSync(entry.content);
    const fields = commonFields(entry, packed);
    const file = Buffer.concat([signature(0x04034b50), fields, Buffer.from(entry.path), packed]);
    const madeByUnix = Buffer.from([20, 3]);
    directory.push(signature(0x02014b50), madeByUnix, fields, directoryTail(entry, offset), Buffer.from(entry.path));
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listing, signature(0x06054b50), end]);
}
