import { createHash } from 'node:crypto';
import type { NormalisedImage } from '../base/rasters.ts';

/** A normalised image as bytes: width and height (4 bytes each, little endian), then the coverage row by row. */
export function toBytes({ width, height, coverage }: NormalisedImage): Uint8Array {
  const size = Buffer.alloc(8);
  size.writeUInt32LE(width, 0);
  size.writeUInt32LE(height, 4);
  return Buffer.concat([size, coverage]);
}

export function fromBytes(bytes: Uint8Array): NormalisedImage {
  const size = Buffer.from(bytes.buffer, bytes.byteOffset, 8);
  return { width: size.readUInt32LE(0), height: size.readUInt32LE(4), coverage: bytes.subarray(8) };
}

/** SHA-256: the same pixels under another file name, or saved again without loss, hash alike. */
export function contentHash({ width, height, coverage }: NormalisedImage): Uint8Array {
  return createHash('sha256').update(`${width}×${height}`).update(coverage).digest();
}
