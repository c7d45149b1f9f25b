/** Embeddings as bytes, little endian as on every platform Paraph runs on: global vectors exact, maps as quantised. */
import type { LocalMap } from '../base/embedding.ts';
import { quantise, restore, rounded } from '../base/quantised-map.ts';

export function vectorToBytes(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** @param bytes starting a buffer of their own, so that the numbers are aligned */
export function vectorFromBytes(bytes: Uint8Array<ArrayBuffer>): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

/** 'PQM1'. A map from before maps were quantised begins with its rows, which are never so many. */
const quantisedMark = 0x50514d31;
const headBytes = 16;

/** Mark, rows, columns, channels (4 bytes each), the cells' weights (2 bytes each), the cells (1 byte a channel). */
export function mapToBytes(map: LocalMap): Uint8Array {
  const { rows, columns, channels, cells, weights } = quantise(map);
  const head = Uint32Array.of(quantisedMark, rows, columns, channels);
  return Buffer.concat([head, weights, cells].map(({ buffer }) => new Uint8Array(buffer)));
}

/** @param bytes starting a buffer of their own */
export function mapFromBytes(bytes: Uint8Array<ArrayBuffer>): LocalMap {
  const [mark, rows, columns, channels] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  if (mark !== quantisedMark) return olderMapFromBytes(bytes);
  const count = rows * columns;
  const weights = new Uint16Array(bytes.buffer, bytes.byteOffset + headBytes, count);
  const cells = new Int8Array(bytes.buffer, bytes.byteOffset + headBytes + weights.byteLength, count * channels);
  return restore({ rows, columns, channels, cells, weights });
}

/** Rows, columns, channels (4 bytes each), the cells (rows × columns × channels), their weights; 4 bytes a number. */
function olderMapFromBytes(bytes: Uint8Array<ArrayBuffer>): LocalMap {
  const [rows, columns, channels] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
  const numbers = vectorFromBytes(bytes.subarray(12));
  const cellCount = rows * columns * channels;
  return rounded({
    ...{ rows, columns, channels },
    cells: numbers.subarray(0, cellCount),
    weights: numbers.subarray(cellCount),
  });
}
