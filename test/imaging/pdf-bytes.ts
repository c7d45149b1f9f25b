/** PDF files written by hand. */
import { deflateSync } from 'node:zlib';
import type { GreyImage } from '../../main/base/rasters.ts';

/** An object's body: a dictionary, and what its stream holds. */
interface Body {
  readonly dictionary: string;
  readonly stream?: Uint8Array;
}

function write(bodies: readonly Body[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const add = (part: Uint8Array | string) => {
    const bytes = Buffer.from(part as string, 'latin1');
    parts.push(bytes);
    length += bytes.length;
  };
  add('%PDF-1.4\n');
  bodies.forEach(({ dictionary, stream }, index) => {
    offsets.push(length);
    add(`${index + 1} 0 obj\n${dictionary}\n`);
    if (stream) {
      add('stream\n');
      add(stream);
      add('\nendstream\n');
    }
    add('endobj\n');
  });
  const table = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${entries}`);
  add(`trailer\n<< /Root 1 0 R /Size ${bodies.length + 1} >>\nstartxref\n${table}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(parts));
}

export interface PdfPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise. */
  readonly rotate?: number;
  /** Drawing operators; `/Im Do` draws the picture. */
  readonly content: string;
  readonly picture?: GreyImage;
}

/** A document of pages; `tweak` changes a picture's dictionary, `count` claims another number of pages. */
export function pdfBytes(
  pages: readonly PdfPage[],
  { tweak = (dictionary: string) => dictionary, count = pages.length } = {},
): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, i) => `${3 + 3 * i} 0 R`).join(' ');
  return write([
    { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
    { dictionary: `<< /Type /Pages /Kids [${kids}] /Count ${count} >>` },
    ...pages.flatMap((page, i) => pageBodies(page, 3 + 3 * i, tweak)),
  ]);
}

function pageBodies(page: PdfPage, first: number, tweak: (dictionary: string) => string): Body[] {
  const content = Buffer.from(page.content, 'latin1');
  const picture = page.picture ?? { width: 1, height: 1, pixels: Uint8Array.of(255) };
  const packed = deflateSync(picture.pixels);
  return [
    {
      dictionary:
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Rotate ${page.rotate ?? 0} ` +
        `/Contents ${first + 1} 0 R /Resources << /XObject << /Im ${first + 2} 0 R >> >> >>`,
    },
    { dictionary: `<< /Length ${content.length} >>`, stream: content },
    {
      dictionary: tweak(
        `<< /Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} ` +
          `/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${packed.length} >>`,
      ),
      stream: packed,
    },
  ];
}

/** A page that shows a picture at a resolution, in the middle of the sheet. */
export function pageWithPicture(picture: GreyImage, dpi: number, width = 595.28, height = 841.89): PdfPage {
  const [w, h] = [(picture.width / dpi) * 72, (picture.height / dpi) * 72];
  return {
    width,
    height,
    picture,
    content: `q ${w} 0 0 ${h} ${(width - w) / 2} ${(height - h) / 2} cm /Im Do Q`,
  };
}
