/** A stranger's file: what it is, what pages it has, and each page as grey pixels. */
import { say } from '../contract/phrase.ts';
import type { GreyImage } from '../base/rasters.ts';
import type { DocumentFormat } from '../contract/records.ts';
import { decodeImage, readImageHeader } from './decode.ts';
import type { DecodedDocument } from './decoder-api.ts';
import { formatOf, unreadKind } from './document-format.ts';
import { damagedFile, noSuchPage, protectedFile, tooLarge, unsupportedFormat } from './file-errors.ts';
import { checkFileSize, checkPageCount, checkPageSize, greatestPage, greatestPageCount } from './limits.ts';
import { PdfError, readPdfPages, renderPdfPage } from './pdf.ts';
import type { PageSize } from './pdf.ts';
import { findStreamBomb } from './pdf-streams.ts';
import { plausibleDpi, readTiffPages } from './tiff-directories.ts';

type DocumentPage = DecodedDocument['pages'][number];

const pdfDpi = 300;
/** A larger PDF page is drawn at fewer dots per inch, down to `leastPdfDpi`. */
const greatestPdfPage = 30_000_000;
const leastPdfDpi = 72;
const pointsPerInch = 72;

async function readImagePages(bytes: Uint8Array, name: string): Promise<DocumentPage[]> {
  const header = await readImageHeader(bytes, name);
  // An animation's frames stand one under the other; the first is the picture.
  const frame = header.pageHeight ?? header.height;
  checkPageSize(name, header.width, frame);
  const { width, height } = header.pageHeight ? { width: header.width, height: frame } : header.autoOrient;
  return [{ page: 0, width, height, dpi: plausibleDpi(header.density) }];
}

function readTiff(bytes: Uint8Array, name: string): DocumentPage[] {
  const pages = attempt(name, () => readTiffPages(bytes, greatestPageCount));
  checkPageCount(name, pages.length);
  return pages.map(({ width, height, orientation, dpi }, page) => {
    checkPageSize(name, width, height);
    const turned = orientation >= 5 && orientation <= 8;
    return { page, width: turned ? height : width, height: turned ? width : height, dpi };
  });
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw damagedFile(name, error);
  }
}

/** The size at which a PDF page is drawn. */
function drawnSize(name: string, page: number, { width, height }: PageSize): DocumentPage {
  if (!(width > 0 && height > 0)) throw damagedFile(name, `page ${page + 1} has no size`);
  const inches = (width / pointsPerInch) * (height / pointsPerInch);
  const dpi = Math.min(pdfDpi, Math.floor(Math.sqrt(greatestPdfPage / inches)));
  if (dpi < leastPdfDpi) {
    throw tooLarge(name, say`Page ${page + 1} is larger than a poster.`, say`Print or save it on a smaller page.`);
  }
  const pixels = (points: number) => Math.max(1, Math.round((points / pointsPerInch) * dpi));
  return { page, width: pixels(width), height: pixels(height), dpi };
}

function pdfFailure(name: string, error: unknown): unknown {
  if (!(error instanceof PdfError)) return error;
  return error.locked ? protectedFile(name) : damagedFile(name, error);
}

function checkPdfStreams(bytes: Uint8Array, name: string): void {
  const bomb = findStreamBomb(bytes, greatestPage);
  if (bomb === 'picture') {
    throw tooLarge(name, say`The PDF holds a picture beyond 50 megapixels.`, say`Scan at a lower resolution.`);
  }
  if (bomb === 'filters') throw damagedFile(name, 'a stream is packed over and over');
}

async function readPdf(bytes: Uint8Array, name: string): Promise<DocumentPage[]> {
  checkPdfStreams(bytes, name);
  try {
    const { count, sizes } = await readPdfPages(bytes, greatestPageCount);
    checkPageCount(name, count);
    if (count === 0) throw damagedFile(name, 'no pages');
    return sizes.map((size, page) => drawnSize(name, page, size));
  } catch (error) {
    throw pdfFailure(name, error);
  }
}

async function readPages(format: DocumentFormat, bytes: Uint8Array, name: string): Promise<DocumentPage[]> {
  if (format === 'pdf') return readPdf(bytes, name);
  if (format === 'tiff') return readTiff(bytes, name);
  return readImagePages(bytes, name);
}

/**
 * What a file is and which pages it has, sizes in pixels as `renderPage` gives them. Goes by the file's first bytes,
 * not its name, and unpacks nothing.
 *
 * Throws ParaphError 'unsupported-format', 'damaged-file', 'too-large' (100 MiB, 200 pages, 50 megapixels a page) or
 * 'refused' (a PDF under a password).
 */
export async function openDocument(bytes: Uint8Array, name: string): Promise<DecodedDocument> {
  checkFileSize(name, bytes);
  const format = formatOf(bytes);
  if (!format) throw unsupportedFormat(name, unreadKind(bytes));
  return { format, pages: await readPages(format, bytes, name) };
}

/**
 * One page as grey pixels, and its resolution where the file tells it; PDF pages at 300 dpi, huge ones at less. Throws
 * as `openDocument` does, and 'bad-input' for a page that is not there.
 */
export async function renderPage(
  bytes: Uint8Array,
  name: string,
  page: number,
): Promise<{ image: GreyImage; dpi: number | null }> {
  const { format, pages } = await openDocument(bytes, name);
  const wanted = pages[page];
  if (!wanted) throw noSuchPage(name, page, pages.length);
  if (format !== 'pdf') return { image: await decodeImage(bytes, name, page), dpi: wanted.dpi };
  try {
    return { image: await renderPdfPage(bytes, page, wanted.width, wanted.height), dpi: wanted.dpi };
  } catch (error) {
    throw pdfFailure(name, error);
  }
}
