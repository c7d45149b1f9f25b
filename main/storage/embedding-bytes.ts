/** Embeddings as bytes, exact to the last bit: Float32, little endian as on every platform Paraph runs on. */
import type { LocalMap } from '../base/embedding.ts';

export function vectorToBytes(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** @param bytes starting a buffer of their own, so that the numbers are aligned */
export function vectorFromBytes(bytes: Uint8Array<ArrayBuffer>): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

/** Rows, columns, channels (4 bytes each), the cells (rows × columns × channels), their weights (rows × columns). */
export function mapToBytes({ rows, columns, channels, cells, weights }: LocalMap): Uint8Array {
  const shape = vectorToShape(rows, columns, channels);
  return Buffer.concat([shape, vectorToBytes(cells), vectorToBytes(weights)]);
}

function vectorToShape(...numbers: number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}

export function mapFromBytes(bytes: Uint8Array<ArrayBuffer>): LocalMap {
  const [rows, columns, channels] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
  const numbers = vectorFromBytes(bytes.subarray(12));
  const cellCount = rows * columns * channels;
  return { rows, columns, channels, cells: numbers.subarray(0, cellCount), weights: numbers.subarray(cellCount) };
}
