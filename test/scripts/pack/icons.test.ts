import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeIcons } from '../../../scripts/pack/icons.mjs';

const folder = mkdtempSync(join(tmpdir(), 'paraph-icons-'));
beforeAll(() => writeIcons(folder));
afterAll(() => rmSync(folder, { recursive: true }));

async function sideOf(png: Buffer): Promise<number> {
  const { format, width, height } = await sharp(png).metadata();
  expect([format, height]).toEqual(['png', width]);
  return width;
}

describe('the icons', () => {
  it('are pictures of the sizes that their names tell', async () => {
    const names = readdirSync(join(folder, 'png'));
    expect(names).toHaveLength(8);
    for (const name of names) {
      expect(await sideOf(readFileSync(join(folder, 'png', name)))).toBe(Number.parseInt(name, 10));
    }
  });

  it('show the mark: its blue in a corner of the square, its line in white', async () => {
    const { data, info } = await sharp(join(folder, 'png', '256x256.png'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += info.channels) {
      if (data[at + 3] === 255) colours.add(data.subarray(at, at + 3).toString('hex'));
    }
    expect([...colours]).toEqual(expect.arrayContaining(['1f3f7a', 'ffffff']));
  });

  it('are one .ico with a 256 pixel picture, which Windows asks for', async () => {
    const ico = readFileSync(join(folder, 'icon.ico'));
    expect(ico.readUInt32LE(0)).toBe(0x00010000);
    const sides = [];
    for (let i = 0; i < ico.readUInt16LE(4); i++) {
      const at = 6 + 16 * i;
      const offset = ico.readUInt32LE(at + 12);
      const side = await sideOf(ico.subarray(offset, offset + ico.readUInt32LE(at + 8)));
      expect(ico.readUInt8(at)).toBe(side % 256);
      sides.push(side);
    }
    expect(sides).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it('are one .icns whose blocks fill the file, up to 1024 pixels', async () => {
    const icns = readFileSync(join(folder, 'icon.icns'));
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const sides = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      sides.push(await sideOf(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))));
    }
    expect(sides).toEqual([32, 64, 128, 256, 512, 1024]);
  });
});
