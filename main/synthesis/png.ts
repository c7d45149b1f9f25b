import { crc32, deflateSync } from 'node:zlib';
import type { RgbImage } from './canvas.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const metresPerInch = 0.0254;

/** A generated picture as a PNG file that knows its resolution (ISO/IEC 15948). */
export function encodeRgbPng({ width, height, rgb }: RgbImage, dpi: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits a channel, three channels.
  header.set([8, 2], 8);
  const density = new Uint8Array(9);
  const perMetre = Math.round(dpi / metresPerInch);
  new DataView(density.buffer).setUint32(0, perMetre);
  new DataView(density.buffer).setUint32(4, perMetre);
  density[8] = 1;
  const chunks = [
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(rowsOf(rgb, width, height))),
  ];
  return new Uint8Array(Buffer.concat([signature, ...chunks, chunk('IEND', new Uint8Array(0))]));
}

/** Each row as its differences from the row above (filter 2), which paper and lines make mostly nothing. */
function rowsOf(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const stride = 3 * width;
  const rows = new Uint8Array(height * (stride + 1));
  for (let row = 0; row < height; row++) {
    const [to, from] = [row * (stride + 1), row * stride];
    rows[to] = 2;
    for (let i = 0; i < stride; i++) rows[to + 1 + i] = rgb[from + i] - (row > 0 ? rgb[from + i - stride] : 0);
  }
  return rows;
}

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
