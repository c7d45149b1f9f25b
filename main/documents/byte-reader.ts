/** Reads big-endian numbers one after another. */
export interface ByteReader {
  /** Another reader of the same bytes, at a place. */
  at(offset: number): ByteReader;
  u8(): number;
  u16(): number;
  i16(): number;
  u32(): number;
  /** A number of one to five bytes, seven bits in each (WOFF 2.0, section 4.1). */
  base128(): number;
  /** A small number of one to three bytes (WOFF 2.0, section 6.1.1). */
  short255(): number;
  text(length: number): string;
  take(length: number): Uint8Array;
  skip(length: number): void;
  place(): number;
}

export function createByteReader(bytes: Uint8Array, start = 0): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = start;
  const advance = (length: number) => {
    offset += length;
    return offset - length;
  };
  const reader: ByteReader = {
    at: (place) => createByteReader(bytes, place),
    u8: () => view.getUint8(advance(1)),
    u16: () => view.getUint16(advance(2)),
    i16: () => view.getInt16(advance(2)),
    u32: () => view.getUint32(advance(4)),
    base128: () => {
      let value = 0;
      for (let more = true; more;) {
        const byte = reader.u8();
        value = value * 128 + (byte & 0x7f);
        more = (byte & 0x80) !== 0;
      }
      return value;
    },
    short255: () => {
      const code = reader.u8();
      if (code === 253) return reader.u16();
      if (code === 255) return reader.u8() + 253;
      return code === 254 ? reader.u8() + 506 : code;
    },
    text: (length) => Buffer.from(reader.take(length)).toString('latin1'),
    take: (length) => bytes.subarray(advance(length), offset),
    skip: (length) => void advance(length),
    place: () => offset,
  };
  return reader;
}
