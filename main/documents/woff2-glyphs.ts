/** The outlines of a WOFF2 font, put back into the form of OpenType's `glyf` and `loca` (WOFF 2.0, section 5.1). */
import { createByteReader, type ByteReader } from './byte-reader.ts';
import { packSimpleGlyph, type Point } from './simple-glyph.ts';

export interface RebuiltGlyphs {
  readonly glyf: Uint8Array;
  /** Where each outline begins: four bytes each. */
  readonly loca: Uint8Array;
  /** The left edge of each outline. */
  readonly xMin: number[];
}

interface Streams {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly coordinates: ByteReader;
  readonly composites: ByteReader;
  readonly boxes: ByteReader;
  readonly boxMarks: Uint8Array;
  readonly instructions: ByteReader;
}

export function rebuildGlyphs(bytes: Uint8Array): RebuiltGlyphs {
  const header = createByteReader(bytes);
  header.skip(4);
  const count = header.u16();
  header.skip(2);
  const streams = openStreams(header, count);
  const glyphs = Array.from({ length: count }, (_, glyph) => rebuildGlyph(streams, glyph));
  const loca = Buffer.alloc(4 * (count + 1));
  let offset = 0;
  for (const [glyph, { length }] of glyphs.entries()) {
    loca.writeUInt32BE(offset, 4 * glyph);
    offset += length;
  }
  loca.writeUInt32BE(offset, 4 * count);
  return {
    glyf: Buffer.concat(glyphs),
    loca,
    xMin: glyphs.map((glyph) => (glyph.length === 0 ? 0 : glyph.readInt16BE(2))),
  };
}

function openStreams(header: ByteReader, count: number): Streams {
  const sizes = Array.from({ length: 7 }, () => header.u32());
  const [contours, points, flags, coordinates, composites, boxes, instructions] = sizes.map((size) =>
    header.take(size),
  );
  const markBytes = 4 * Math.floor((count + 31) / 32);
  return {
    contours: createByteReader(contours),
    points: createByteReader(points),
    flags: createByteReader(flags),
    coordinates: createByteReader(coordinates),
    composites: createByteReader(composites),
    boxes: createByteReader(boxes, markBytes),
    boxMarks: boxes.subarray(0, markBytes),
    instructions: createByteReader(instructions),
  };
}

/** Padded to four bytes; empty for a glyph without an outline. */
function rebuildGlyph(streams: Streams, glyph: number): Buffer {
  const contours = streams.contours.i16();
  if (contours === 0) return Buffer.alloc(0);
  const box = hasBox(streams, glyph) ? Buffer.from(streams.boxes.take(8)) : null;
  const outline = contours > 0 ? rebuildSimple(streams, contours, box) : rebuildComposite(streams, box);
  return Buffer.concat([outline, Buffer.alloc(-outline.length & 3)]);
}

function hasBox({ boxMarks }: Streams, glyph: number): boolean {
  return (boxMarks[glyph >> 3] & (0x80 >> (glyph & 7))) !== 0;
}

function rebuildSimple(streams: Streams, contours: number, box: Buffer | null): Buffer {
  const ends: number[] = [];
  for (let contour = 0; contour < contours; contour++) ends.push((ends.at(-1) ?? -1) + streams.points.short255());
  const points = readPoints(streams, (ends.at(-1) ?? -1) + 1);
  const instructions = streams.instructions.take(streams.coordinates.short255());
  return packSimpleGlyph(ends, points, instructions, box);
}

function readPoints({ flags, coordinates }: Streams, count: number): Point[] {
  let [x, y] = [0, 0];
  return Array.from({ length: count }, () => {
    const flag = flags.u8();
    const [dx, dy] = readStep(flag & 0x7f, coordinates);
    x += dx;
    y += dy;
    return { x, y, isOnCurve: flag < 0x80 };
  });
}

const signed = (flag: number, value: number) => (flag & 1 ? value : -value);

/** One step of an outline: the flag says how many bits each coordinate takes (section 5.2). */
function readStep(flag: number, bytes: ByteReader): readonly [dx: number, dy: number] {
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + bytes.u8())];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + bytes.u8()), 0];
  if (flag < 84) {
    const [high, low] = [flag - 20, bytes.u8()];
    return [signed(flag, 1 + (high & 0x30) + (low >> 4)), signed(flag >> 1, 1 + ((high & 0x0c) << 2) + (low & 0x0f))];
  }
  if (flag < 120) {
    const high = flag - 84;
    const dx = signed(flag, 1 + (Math.floor(high / 12) << 8) + bytes.u8());
    return [dx, signed(flag >> 1, 1 + (((high % 12) >> 2) << 8) + bytes.u8())];
  }
  if (flag < 124) {
    const [first, middle, last] = [bytes.u8(), bytes.u8(), bytes.u8()];
    return [signed(flag, (first << 4) + (middle >> 4)), signed(flag >> 1, ((middle & 0x0f) << 8) + last)];
  }
  const dx = signed(flag, bytes.u16());
  return [dx, signed(flag >> 1, bytes.u16())];
}

const component = {
  words: 0x0001,
  scale: 0x0008,
  more: 0x0020,
  twoScales: 0x0040,
  matrix: 0x0080,
  instructions: 0x0100,
};

function rebuildComposite(streams: Streams, box: Buffer | null): Buffer {
  const { composites } = streams;
  const start = composites.place();
  let [more, instructed] = [true, false];
  while (more) {
    const flags = composites.u16();
    const transform = flags & component.scale ? 2 : flags & component.twoScales ? 4 : flags & component.matrix ? 8 : 0;
    composites.skip(2 + (flags & component.words ? 4 : 2) + transform);
    instructed ||= (flags & component.instructions) !== 0;
    more = (flags & component.more) !== 0;
  }
  const components = composites.at(start).take(composites.place() - start);
  const head = Buffer.alloc(10);
  head.writeInt16BE(-1, 0);
  if (box) head.set(box, 2);
  return Buffer.concat([head, components, instructed ? readInstructions(streams) : Buffer.alloc(0)]);
}

function readInstructions({ coordinates, instructions }: Streams): Buffer {
  const bytes = instructions.take(coordinates.short255());
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
