import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackWoff2 } from '../../main/documents/woff2.ts';

interface Font {
  readonly numGlyphs: number;
  readonly characterSet: number[];
  getGlyph(id: number): { path: { commands: unknown[] }; advanceWidth: number; bbox: unknown };
  getVariation(settings: { wght: number }): Font;
}
const require = createRequire(import.meta.url);
/** The reader that comes with the PDF library reads WOFF2 on its own, though it cannot embed it: an independent witness. */
const { create } = createRequire(require.resolve('pdfkit'))('fontkit') as { create(bytes: Uint8Array): Font };

function filesOf(name: string): string[] {
  const folder = join(dirname(require.resolve(`@fontsource-variable/${name}/package.json`)), 'files');
  const weights = readdirSync(folder).filter((file) => file.endsWith('-wght-normal.woff2'));
  return weights.map((file) => join(folder, file));
}

const files = [
  ...filesOf('noto-sans'),
  ...filesOf('noto-sans-arabic'),
  ...filesOf('noto-sans-hebrew'),
  ...filesOf('noto-sans-thai'),
  ...filesOf('noto-sans-sc').slice(0, 2),
  ...filesOf('noto-sans-kr').slice(0, 2),
];

describe('an unpacked font', () => {
  it.each(files)('has every outline, width and character of %s', (file) => {
    const bytes = readFileSync(file);
    const [packed, unpacked] = [create(bytes), create(unpackWoff2(bytes, 400))];
    expect(unpacked.numGlyphs).toBe(packed.numGlyphs);
    expect(unpacked.characterSet).toEqual(packed.characterSet);
    for (let glyph = 0; glyph < packed.numGlyphs; glyph++) {
      const [theirs, ours] = [packed.getGlyph(glyph), unpacked.getGlyph(glyph)];
      expect(ours.path.commands, `glyph ${glyph}`).toEqual(theirs.path.commands);
      expect(ours.advanceWidth).toBe(theirs.advanceWidth);
    }
  });

  it('can be made heavier', () => {
    const font = create(unpackWoff2(readFileSync(files[0]), 700));
    const area = (one: Font) => JSON.stringify(one.getGlyph(5).path.commands);
    expect(area(font.getVariation({ wght: 700 }))).not.toBe(area(font));
  });
});
