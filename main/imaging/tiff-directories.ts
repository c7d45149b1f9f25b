/**
 * Walks a TIFF's chain of directories, one for each page, without touching a pixel: sizes and counts are known before
 * the decoder is let loose on the file. Layout: TIFF 6.0, section 2; BigTIFF the same with 64-bit offsets.
 */

export interface TiffPage {
  /** As stored, before orientation. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  readonly dpi: number | null;
}

/** Reads unsigned integers of the file's byte order; outside the file it throws a RangeError. */
type ReadInteger = (at: number, size: 2 | 4 | 8) => number;

/** Where things stand in a directory, and how large they are: TIFF and BigTIFF differ. */
interface Layout {
  readonly firstOffset: number;
  readonly countSize: 2 | 8;
  readonly entrySize: 12 | 20;
  readonly offsetSize: 4 | 8;
}

/** One entry of a directory; `value` is where its value, or the offset of its value, is written. */
interface Entry {
  readonly type: number;
  readonly value: number;
}

const classicLayout: Layout = { firstOffset: 4, countSize: 2, entrySize: 12, offsetSize: 4 };
const bigLayout: Layout = { firstOffset: 8, countSize: 8, entrySize: 20, offsetSize: 8 };
const bigTiff = 43;

const tag = { width: 256, height: 257, orientation: 274, resolution: 282, resolutionUnit: 296 } as const;
const type = { short: 3, long: 4, long8: 16 } as const;
const centimetre = 3;
/** No writer uses more entries than there are tags. */
const greatestEntryCount = 4096;

function integerReader(bytes: Uint8Array): ReadInteger {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  return (at, size) => {
    if (size === 2) return view.getUint16(at, little);
    if (size === 4) return view.getUint32(at, little);
    return Number(view.getBigUint64(at, little));
  };
}

function readEntries(read: ReadInteger, layout: Layout, offset: number): { entries: Map<number, Entry>; end: number } {
  const count = read(offset, layout.countSize);
  if (count > greatestEntryCount) throw new RangeError(`a directory of ${count} entries`);
  const first = offset + layout.countSize;
  const entries = new Map<number, Entry>();
  for (let i = 0; i < count; i++) {
    const at = first + i * layout.entrySize;
    entries.set(read(at, 2), { type: read(at + 2, 2), value: at + layout.entrySize - layout.offsetSize });
  }
  return { entries, end: first + count * layout.entrySize };
}

function numberOf(read: ReadInteger, entry: Entry | undefined): number | null {
  if (entry?.type === type.short) return read(entry.value, 2);
  if (entry?.type === type.long) return read(entry.value, 4);
  if (entry?.type === type.long8) return read(entry.value, 8);
  return null;
}

/** Dots per inch from resolution, a fraction stored elsewhere, and its unit; null when missing or beyond belief. */
function dpiOf(read: ReadInteger, layout: Layout, entries: Map<number, Entry>): number | null {
  const resolution = entries.get(tag.resolution);
  if (!resolution) return null;
  // A fraction takes 8 bytes: BigTIFF keeps it in the entry itself.
  const at = layout.offsetSize === 8 ? resolution.value : read(resolution.value, 4);
  const dots = read(at, 4) / read(at + 4, 4);
  const perInch = numberOf(read, entries.get(tag.resolutionUnit)) === centimetre ? dots * 2.54 : dots;
  return plausibleDpi(perInch);
}

/** What software fills in that knows of no resolution: cameras' and editors' 72, screens' 96. */
const placeholders: ReadonlySet<number> = new Set([72, 96]);

/** Rounded dots per inch; null for what no scanner or camera writes in earnest. */
export function plausibleDpi(dpi: number | undefined): number | null {
  if (dpi === undefined || dpi < 30 || dpi > 4800) return null;
  const rounded = Math.round(dpi);
  return placeholders.has(rounded) ? null : rounded;
}

function pageOf(read: ReadInteger, layout: Layout, entries: Map<number, Entry>): TiffPage {
  const width = numberOf(read, entries.get(tag.width));
  const height = numberOf(read, entries.get(tag.height));
  if (!width || !height) throw new RangeError('a page without a size');
  const orientation = numberOf(read, entries.get(tag.orientation)) ?? 1;
  return { width, height, orientation, dpi: dpiOf(read, layout, entries) };
}

/**
 * The pages of a TIFF file, at most `limit` + 1 of them, so that too many can be told. Throws a RangeError for a chain
 * that leaves the file, runs in a circle or holds a page without a size.
 */
export function readTiffPages(bytes: Uint8Array, limit: number): TiffPage[] {
  const read = integerReader(bytes);
  const layout = read(2, 2) === bigTiff ? bigLayout : classicLayout;
  const visited = new Set<number>();
  const pages: TiffPage[] = [];
  let offset = read(layout.firstOffset, layout.offsetSize);
  while (offset !== 0 && pages.length <= limit) {
    if (visited.has(offset)) throw new RangeError('directories that run in a circle');
    visited.add(offset);
    const { entries, end } = readEntries(read, layout, offset);
    pages.push(pageOf(read, layout, entries));
    offset = read(end, layout.offsetSize);
  }
  if (pages.length === 0) throw new RangeError('no page');
  return pages;
}
