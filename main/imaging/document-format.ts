import { say, type Phrase } from '../contract/phrase.ts';
import type { DocumentFormat } from '../contract/records.ts';

const signatures: readonly { format: DocumentFormat; bytes: readonly (number | null)[] }[] = [
  { format: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { format: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { format: 'tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  // BigTIFF
  { format: 'tiff', bytes: [0x49, 0x49, 0x2b, 0x00] },
  { format: 'tiff', bytes: [0x4d, 0x4d, 0x00, 0x2b] },
  { format: 'webp', bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50] },
];

/** Formats people try, and what to call them. */
const others: readonly { name: Phrase; bytes: readonly (number | null)[] }[] = [
  { name: say`a HEIC or AVIF photo`, bytes: [null, null, null, null, 0x66, 0x74, 0x79, 0x70] },
  { name: say`a GIF picture`, bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: say`a BMP picture`, bytes: [0x42, 0x4d] },
  { name: say`an Office document or an archive`, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: say`an old Office document`, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
];

/** A PDF may begin with up to this many bytes of something else. */
const pdfHeaderWithin = 1024;

function startsWith(file: Uint8Array, bytes: readonly (number | null)[]): boolean {
  return bytes.every((byte, at) => byte === null || file[at] === byte);
}

/** What a file is by its first bytes, whatever its name says; null when Paraph does not read it. */
export function formatOf(file: Uint8Array): DocumentFormat | null {
  const known = signatures.find(({ bytes }) => startsWith(file, bytes));
  if (known) return known.format;
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, pdfHeaderWithin));
  return head.includes('%PDF-') ? 'pdf' : null;
}

/** A name for a file that Paraph does not read, where its first bytes tell. */
export function unreadKind(file: Uint8Array): Phrase | null {
  return others.find(({ bytes }) => startsWith(file, bytes))?.name ?? null;
}
