/** PDF pages as pictures, by PDFium compiled to WebAssembly: its memory is its own, and capped. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFiumModule } from '@hyzyla/pdfium';
import type { GreyImage } from '../base/rasters.ts';
import { darkestChannel } from './grey.ts';

type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & {
  /** Writes width and height in points, two 32-bit floats, to `size`; 0 when there is no such page. */
  _FPDF_GetPageSizeByIndexF(document: number, page: number, size: number): number;
};

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Why PDFium gave a document up. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly locked: boolean;

  constructor(message: string, locked = false) {
    super(message);
    this.locked = locked;
  }
}

/** What one document may take: the file, its page's bitmap and PDFium's own. */
const greatestMemory = 384 * 1024 * 1024;
const passwordNeeded = 4;
const bitmapOf4Bytes = 3;
const drawAnnotations = 1;
const white = 0xffffffff;
/** Enough for PDFium's table of callbacks, all of them absent; its version comes first. */
const formInfoSize = 256;
const formInfoVersion = 2;

let compiled: WebAssembly.Module | null = null;

function pdfiumCode(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))));
  return compiled;
}

/** Refuses to let the memory grow beyond the cap: PDFium then gives up, where it would have taken 2 GiB. */
function withCappedMemory(imports: WebAssembly.Imports): WebAssembly.Imports {
  const environment = imports['env'];
  const grow = environment['emscripten_resize_heap'];
  if (typeof grow !== 'function') throw new Error('PDFium no longer asks for memory where it did');
  const growWithinCap = (size: number): number => (size >>> 0 > greatestMemory ? 0 : Number(grow(size)));
  return { ...imports, env: { ...environment, emscripten_resize_heap: growWithinCap } };
}

type LoadOptions = NonNullable<Parameters<typeof PDFiumModule>[0]> & {
  print(text: string): void;
  printErr(text: string): void;
};

/** A PDFium of its own for each document: nothing of one file lives on in the next, and its memory is given back. */
async function startPdfium(): Promise<Pdfium> {
  const options: LoadOptions = {
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(pdfiumCode(), withCappedMemory(imports));
      // The package's types say module; its code takes the instance.
      done(instance as unknown as WebAssembly.Module);
      return instance.exports;
    },
    // What it has to say about a stranger's file belongs in no log and must not reach a pipe that carries answers.
    print: () => undefined,
    printErr: () => undefined,
  };
  const pdfium = (await PDFiumModule(options)) as Pdfium;
  pdfium._FPDF_InitLibraryWithConfig({});
  return pdfium;
}

function allocate(pdfium: Pdfium, size: number): number {
  const at = pdfium.wasmExports.malloc(size);
  if (at === 0) throw new PdfError(`no room for ${size} bytes`);
  return at;
}

function loadDocument(pdfium: Pdfium, bytes: Uint8Array): number {
  const at = allocate(pdfium, bytes.length);
  pdfium.HEAPU8.set(bytes, at);
  const document = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0);
  if (document !== 0) return document;
  const reason = pdfium._FPDF_GetLastError();
  throw new PdfError(`PDFium could not load it: error ${reason}`, reason === passwordNeeded);
}

/** Runs `work` on a loaded document. Whatever PDFium dies of comes out as a PdfError. */
async function withDocument<T>(bytes: Uint8Array, work: (pdfium: Pdfium, document: number) => T): Promise<T> {
  const pdfium = await startPdfium();
  try {
    return work(pdfium, loadDocument(pdfium, bytes));
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw new PdfError(`PDFium stopped: ${error.message}`);
    throw error;
  }
}

/** In points, turned as the page says. */
function sizeOf(pdfium: Pdfium, document: number, page: number): PageSize {
  const at = allocate(pdfium, 8);
  if (!pdfium._FPDF_GetPageSizeByIndexF(document, page, at)) throw new PdfError(`no page ${page}`);
  const view = new DataView(pdfium.HEAPU8.buffer, at, 8);
  return { width: view.getFloat32(0, true), height: view.getFloat32(4, true) };
}

/**
 * How many pages there are, and their sizes in points (1/72 inch), unless there are more than `limit`. Throws PdfError
 * for a file PDFium cannot read.
 */
export async function readPdfPages(bytes: Uint8Array, limit: number): Promise<{ count: number; sizes: PageSize[] }> {
  return withDocument(bytes, (pdfium, document) => {
    const count = pdfium._FPDF_GetPageCount(document);
    const measured = count > limit ? 0 : count;
    return { count, sizes: Array.from({ length: measured }, (_, page) => sizeOf(pdfium, document, page)) };
  });
}

/** Signature fields keep the signature's picture in a form: forms are drawn over the page. */
function drawForms(
  pdfium: Pdfium,
  document: number,
  page: number,
  bitmap: number,
  width: number,
  height: number,
): void {
  const info = allocate(pdfium, formInfoSize);
  pdfium.HEAPU8.fill(0, info, info + formInfoSize);
  pdfium.HEAPU8[info] = formInfoVersion;
  const form = pdfium._FPDFDOC_InitFormFillEnvironment(document, info);
  if (form === 0) return;
  pdfium._FORM_OnAfterLoadPage(page, form);
  pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, 0);
}

/** One page on white, annotations and forms included, `width` × `height` pixels. Throws PdfError. */
export async function renderPdfPage(
  bytes: Uint8Array,
  pageIndex: number,
  width: number,
  height: number,
): Promise<GreyImage> {
  return withDocument(bytes, (pdfium, document) => {
    const page = pdfium._FPDF_LoadPage(document, pageIndex);
    if (page === 0) throw new PdfError(`page ${pageIndex} cannot be loaded`);
    const stride = 4 * width;
    const at = allocate(pdfium, stride * height);
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, bitmapOf4Bytes, at, stride);
    if (bitmap === 0) throw new PdfError('no bitmap');
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations);
    drawForms(pdfium, document, page, bitmap, width, height);
    const pixels = pdfium.HEAPU8.subarray(at, at + stride * height);
    return { width, height, pixels: darkestChannel(pixels, 4) };
  });
}
