/**
 * Unpacks a WOFF2 font to the OpenType file it was made from (W3C, WOFF 2.0). The library that writes our PDFs can cut
 * down OpenType fonts only, and choose a weight only there. Fonts come with Paraph: what is wrong in one is a bug.
 */
import { brotliDecompressSync } from 'node:zlib';
import { assert } from '../base/assert.ts';
import { createByteReader, type ByteReader } from './byte-reader.ts';
import { rebuildGlyphs, type RebuiltGlyphs } from './woff2-glyphs.ts';

interface Table {
  readonly tag: string;
  readonly bytes: Uint8Array;
  readonly isTransformed: boolean;
}

/**
 * @param mark stands where the file's checksum would: fonts of one name are told apart by it
 * @returns an OpenType font with the same outlines and tables
 */
export function unpackWoff2(file: Uint8Array, mark: number): Uint8Array {
  const reader = createByteReader(file);
  assert(reader.u32() === 0x774f4632, 'a WOFF2 font begins with wOF2');
  const flavour = reader.u32();
  reader.skip(4);
  const count = reader.u16();
  reader.skip(6);
  const packedBytes = reader.u32();
  reader.skip(24);
  const directory = Array.from({ length: count }, () => readEntry(reader));
  const unpacked = brotliDecompressSync(reader.take(packedBytes));
  return writeOpenType(flavour, untransformed(cut(directory, unpacked)), mark);
}

/** In the order of the specification, section 4.1. */
const knownTags = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX ' +
  'vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat ' +
  'fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .replaceAll('_', ' ')
  .match(/.{4}(?: |$)/g)
  ?.map((tag) => tag.slice(0, 4));

interface Entry {
  readonly tag: string;
  readonly length: number;
  readonly isTransformed: boolean;
}

function readEntry(reader: ByteReader): Entry {
  const flags = reader.u8();
  const index = flags & 0x3f;
  const tag = index === 0x3f ? reader.text(4) : (knownTags?.[index] ?? '');
  const version = flags >> 6;
  // For outlines 3 means "as they were", for everything else 0 does.
  const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
  const length = reader.base128();
  return { tag, length: isTransformed ? reader.base128() : length, isTransformed };
}

function cut(directory: readonly Entry[], bytes: Uint8Array): Map<string, Table> {
  let offset = 0;
  const tables = directory.map(({ tag, length, isTransformed }): Table => {
    offset += length;
    return { tag, bytes: bytes.subarray(offset - length, offset), isTransformed };
  });
  return new Map(tables.map((table) => [table.tag, table]));
}

function untransformed(tables: ReadonlyMap<string, Table>): Map<string, Uint8Array> {
  const plain = new Map([...tables].map(([tag, { bytes }]) => [tag, bytes]));
  const glyphs = tables.get('glyf');
  if (!glyphs?.isTransformed) return plain;
  const rebuilt = rebuildGlyphs(glyphs.bytes);
  plain.set('glyf', rebuilt.glyf);
  plain.set('loca', rebuilt.loca);
  const head = Uint8Array.from(plain.get('head') ?? []);
  // Places of outlines are written with four bytes each.
  new DataView(head.buffer).setInt16(50, 1);
  plain.set('head', head);
  const metrics = tables.get('hmtx');
  if (metrics?.isTransformed) plain.set('hmtx', rebuildMetrics(metrics.bytes, plain, rebuilt));
  return plain;
}

/** Side bearings that equal the outline's left edge were left out (section 5.4). */
function rebuildMetrics(
  bytes: Uint8Array,
  tables: ReadonlyMap<string, Uint8Array>,
  { xMin }: RebuiltGlyphs,
): Uint8Array {
  const proportional = createByteReader(tables.get('hhea') ?? new Uint8Array())
    .at(34)
    .u16();
  const reader = createByteReader(bytes);
  const flags = reader.u8();
  const advances = Array.from({ length: proportional }, () => reader.u16());
  const bearings = xMin.map((left, glyph) => {
    const isLeftOut = (flags & (glyph < proportional ? 1 : 2)) !== 0;
    return isLeftOut ? left : reader.i16();
  });
  const rebuilt = Buffer.alloc(2 * (advances.length + bearings.length));
  let offset = 0;
  for (const [glyph, bearing] of bearings.entries()) {
    if (glyph < proportional) offset = rebuilt.writeUInt16BE(advances[glyph], offset);
    offset = rebuilt.writeInt16BE(bearing, offset);
  }
  return rebuilt;
}

const headerBytes = 12;
const entryBytes = 16;
const align = (length: number) => (length + 3) & ~3;

function writeOpenType(flavour: number, tables: ReadonlyMap<string, Uint8Array>, mark: number): Uint8Array {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const start = headerBytes + entryBytes * sorted.length;
  const file = Buffer.alloc(sorted.reduce((sum, [, bytes]) => sum + align(bytes.length), start));
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  file.writeUInt32BE(flavour, 0);
  file.writeUInt16BE(sorted.length, 4);
  file.writeUInt16BE(power * entryBytes, 6);
  file.writeUInt16BE(Math.log2(power), 8);
  file.writeUInt16BE((sorted.length - power) * entryBytes, 10);
  let offset = start;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    file.set(bytes, offset);
    if (tag === 'head') file.writeUInt32BE(mark, offset + 8);
    const entry = headerBytes + entryBytes * index;
    file.write(tag, entry, 'latin1');
    file.writeUInt32BE(checksum(file, offset, align(bytes.length)), entry + 4);
    file.writeUInt32BE(offset, entry + 8);
    file.writeUInt32BE(bytes.length, entry + 12);
    offset += align(bytes.length);
  }
  return file;
}

function checksum(file: Buffer, start: number, length: number): number {
  let sum = 0;
  for (let offset = start; offset < start + length; offset += 4) sum = (sum + file.readUInt32BE(offset)) >>> 0;
  return sum;
}
