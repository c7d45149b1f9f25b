import { createByteReader, type ByteReader } from './byte-reader.ts';

/** The code points an OpenType font has glyphs for, from its `cmap`: formats 4 and 12, which every font of today has. */
export function charactersOf(font: Uint8Array): ReadonlySet<number> {
  const file = createByteReader(font);
  const cmap = tableAt(file, 'cmap');
  const count = file.at(cmap + 2).u16();
  const characters = new Set<number>();
  for (let index = 0; index < count; index++) {
    const start = cmap + file.at(cmap + 4 + 8 * index + 4).u32();
    const format = file.at(start).u16();
    if (format === 4) addSegments(file, start, characters);
    if (format === 12) addGroups(file, start, characters);
  }
  return characters;
}

function tableAt(file: ByteReader, wanted: string): number {
  const count = file.at(4).u16();
  for (let index = 0; index < count; index++) {
    const entry = file.at(12 + 16 * index);
    if (entry.text(4) !== wanted) continue;
    entry.skip(4);
    return entry.u32();
  }
  throw new Error(`the font has no table ${wanted}`);
}

/** Segments of the basic plane; 0 stands for a missing glyph. */
function addSegments(file: ByteReader, start: number, characters: Set<number>): void {
  const segments = file.at(start + 6).u16() / 2;
  const column = (index: number) => start + 14 + 2 * segments * index + (index > 0 ? 2 : 0);
  for (let segment = 0; segment < segments; segment++) {
    const value = (index: number) => file.at(column(index) + 2 * segment).u16();
    const [last, first, delta, rangeOffset] = [value(0), value(1), value(2), value(3)];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const place = column(3) + 2 * segment + rangeOffset + 2 * (code - first);
      const glyph = rangeOffset === 0 ? code + delta : file.at(place).u16();
      if ((glyph & 0xffff) !== 0) characters.add(code);
    }
  }
}

function addGroups(file: ByteReader, start: number, characters: Set<number>): void {
  const reader = file.at(start + 12);
  for (let group = reader.u32(); group > 0; group--) {
    const [first, last] = [reader.u32(), reader.u32()];
    reader.skip(4);
    for (let code = first; code <= last; code++) characters.add(code);
  }
}
