/** The application's icons, drawn from the mark of the interface: pictures for Linux, one .ico for Windows, one .icns for macOS. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../places.mjs';

const mark = join(root, 'renderer', 'public', 'icon.svg');
/** The side of the mark's own coordinates. */
const markSide = 32;
/** SVG's pixels an inch. */
const densityOfSvg = 72;

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for pictures that are PNG files, by their side in pixels. @type {readonly (readonly [string, number])[]} */
const macKinds = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
];

/** @param {Buffer} svg @param {number} side  in pixels @returns {Promise<Buffer>} a PNG file */
function draw(svg, side) {
  return sharp(svg, { density: (densityOfSvg * side) / markSide })
    .resize(side, side)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** An .ico file: a directory of pictures, each a PNG file. @param {readonly { side: number, png: Buffer }[]} pictures */
export function icoFile(pictures) {
  const entryBytes = 16;
  const header = Buffer.alloc(6 + entryBytes * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [i, { side, png }] of pictures.entries()) {
    const at = 6 + entryBytes * i;
    // One byte for the side: 0 stands for 256.
    header.writeUInt8(side % 256, at);
    header.writeUInt8(side % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** An .icns file: blocks of a name of four letters, the block's length and a PNG file. @param {readonly { kind: string, png: Buffer }[]} pictures */
export function icnsFile(pictures) {
  const block = (/** @type {string} */ name, /** @type {readonly Buffer[]} */ ...content) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0), 4);
    return Buffer.concat([head, ...content]);
  };
  return block('icns', ...pictures.map(({ kind, png }) => block(kind, png)));
}

/** Writes `png/SIZExSIZE.png`, `icon.ico` and `icon.icns`. @param {string} folder */
export async function writeIcons(folder) {
  const svg = await readFile(mark);
  await mkdir(join(folder, 'png'), { recursive: true });
  for (const side of linuxSizes) await writeFile(join(folder, 'png', `${side}x${side}.png`), await draw(svg, side));
  const windows = [];
  for (const side of windowsSizes) windows.push({ side, png: await draw(svg, side) });
  await writeFile(join(folder, 'icon.ico'), icoFile(windows));
  const mac = [];
  for (const [kind, side] of macKinds) mac.push({ kind, png: await draw(svg, side) });
  await writeFile(join(folder, 'icon.icns'), icnsFile(mac));
}
