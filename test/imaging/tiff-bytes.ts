/** TIFF files put together from directories. */

/** Tag, type (3 short, 4 long), value. */
export type TiffEntry = readonly [tag: number, type: 3 | 4, value: number];

/** A little-endian TIFF whose directories hold only these entries; `next` says where each one's chain goes on. */
export function tiffBytes(
  directories: readonly (readonly TiffEntry[])[],
  next: (index: number, offsets: readonly number[]) => number = (index, offsets) => offsets[index + 1] ?? 0,
): Uint8Array<ArrayBuffer> {
  let length = 8;
  const offsets = directories.map((entries) => {
    const offset = length;
    length += 2 + 12 * entries.length + 4;
    return offset;
  });
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, offsets[0], true);
  directories.forEach((entries, index) => {
    const at = offsets[index];
    view.setUint16(at, entries.length, true);
    entries.forEach(([tag, type, value], i) => {
      view.setUint16(at + 2 + 12 * i, tag, true);
      view.setUint16(at + 4 + 12 * i, type, true);
      view.setUint32(at + 6 + 12 * i, 1, true);
      view.setUint32(at + 10 + 12 * i, value, true);
    });
    view.setUint32(at + 2 + 12 * entries.length, next(index, offsets), true);
  });
  return bytes;
}

/** Concatenates whole single-page TIFFs of like byte order into one with several pages. */
export function joinTiffs(files: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const starts = files.map((_, index) => files.slice(0, index).reduce((sum, file) => sum + file.length, 0));
  const joined = new Uint8Array(Buffer.concat(files));
  const view = new DataView(joined.buffer);
  const little = files[0][0] === 0x49;
  starts.forEach((start, index) => {
    const directory = start + view.getUint32(start + 4, little);
    if (start > 0) moveOffsets(view, directory, start, little);
    const end = directory + 2 + 12 * view.getUint16(directory, little);
    const following = starts[index + 1];
    if (following === undefined) return;
    view.setUint32(end, following + view.getUint32(following + 4, little), little);
  });
  return joined;
}

const bytesOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Tags whose values are themselves places in the file: strips and tiles. */
const offsetTags = [273, 324];

function moveOffsets(view: DataView, directory: number, by: number, little: boolean): void {
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + 12 * i;
    const size = bytesOfType[view.getUint16(at + 2, little)] * view.getUint32(at + 4, little);
    const values = size > 4 ? view.getUint32(at + 8, little) + by : at + 8;
    if (size > 4) view.setUint32(at + 8, values, little);
    if (!offsetTags.includes(view.getUint16(at, little))) continue;
    const width = bytesOfType[view.getUint16(at + 2, little)];
    for (let value = values; value < values + size; value += width) moveOffset(view, value, width, by, little);
  }
}

function moveOffset(view: DataView, at: number, width: number, by: number, little: boolean): void {
  if (width === 2) view.setUint16(at, view.getUint16(at, little) + by, little);
  else view.setUint32(at, view.getUint32(at, little) + by, little);
}
