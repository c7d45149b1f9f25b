/** How much a file may ask for. Checked on its header, before anything is unpacked. */
import { say } from '../contract/phrase.ts';
import { tooLarge } from './file-errors.ts';

export const greatestFile = 100 * 1024 * 1024;
export const greatestPageCount = 200;
/** Pixels of one page. */
export const greatestPage = 50_000_000;

/** Throws 'too-large' for a file beyond 100 MiB. */
export function checkFileSize(name: string, bytes: Uint8Array): void {
  if (bytes.length <= greatestFile) return;
  const size = Math.round(bytes.length / 1024 / 1024);
  throw tooLarge(
    name,
    say`The file has ${size} MiB; Paraph reads up to 100 MiB.`,
    say`Split it, or scan at a lower resolution.`,
  );
}

/** Throws 'too-large' for more than 200 pages. */
export function checkPageCount(name: string, pages: number): void {
  if (pages <= greatestPageCount) return;
  throw tooLarge(
    name,
    say`The document has more than ${greatestPageCount} pages.`,
    say`Save the pages you need as a file of their own.`,
  );
}

/** Throws 'too-large' for a page beyond 50 megapixels. */
export function checkPageSize(name: string, width: number, height: number): void {
  if (width * height <= greatestPage) return;
  throw tooLarge(
    name,
    say`A page of ${width} × ${height} pixels is beyond the 50 megapixels that Paraph reads.`,
    say`Scan at a lower resolution: 300 dpi are plenty.`,
  );
}
