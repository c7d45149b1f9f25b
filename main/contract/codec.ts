/**
 * One message ↔ bytes, the same over child pipes, local sockets and WebSocket.
 *
 * A message is a plain value: null, undefined, booleans, numbers, strings, arrays, plain objects, and binaries
 * (`Uint8Array`, `Float32Array`) carried raw. Layout: version byte, then one value; a value is a tag byte and its body,
 * lengths are unsigned LEB128, numbers are little-endian float64. Every value is taken back exactly (NaN, −0 and
 * `undefined` too), except that lone surrogates in strings become U+FFFD.
 */
import { ParaphError } from './errors.ts';
import { say, type Phrase } from './phrase.ts';

const version = 1;
const maximumDepth = 64;

const tag = {
  null: 0,
  undefined: 1,
  false: 2,
  true: 3,
  number: 4,
  string: 5,
  bytes: 6,
  floats: 7,
  array: 8,
  object: 9,
} as const;

/** Bytes of one message. Throws `ParaphError` 'internal' on a value that is not a plain one. */
export function encode(message: unknown): Uint8Array<ArrayBuffer> {
  const writer = createWriter();
  writer.byte(version);
  writeValue(writer, message, 0);
  return writer.finish();
}

/** The message in `frame`; its binaries are copies. Throws `ParaphError` 'bad-input' on anything `encode` cannot have made. */
export function decode(frame: Uint8Array): unknown {
  const reader = createReader(frame);
  if (reader.byte() !== version) throw malformed(say`another version`);
  const message = readValue(reader, 0);
  if (reader.left() !== 0) throw malformed(say`bytes after its end`);
  return message;
}

function malformed(what: Phrase): ParaphError {
  return new ParaphError('bad-input', say`A message could not be read: ${what}.`);
}

function unsendable(what: Phrase): ParaphError {
  return new ParaphError('internal', say`A message cannot be sent: ${what}.`);
}

type Writer = ReturnType<typeof createWriter>;

/** A buffer that doubles as it fills. */
function createWriter() {
  let buffer = new Uint8Array(256);
  let view = new DataView(buffer.buffer);
  let end = 0;

  /** Makes room for `count` more bytes and tells where they start. */
  function claim(count: number): number {
    const start = end;
    end += count;
    if (end > buffer.length) {
      const larger = new Uint8Array(Math.max(end, buffer.length * 2));
      larger.set(buffer.subarray(0, start));
      buffer = larger;
      view = new DataView(buffer.buffer);
    }
    return start;
  }
  return {
    byte: (value: number) => {
      const at = claim(1);
      buffer[at] = value;
    },
    number: (value: number) => {
      const at = claim(8);
      view.setFloat64(at, value, true);
    },
    bytes: (value: Uint8Array) => {
      const at = claim(value.length);
      buffer.set(value, at);
    },
    finish: () => buffer.subarray(0, end),
  };
}

function writeLength(writer: Writer, length: number): void {
  for (; length >= 0x80; length = Math.floor(length / 0x80)) writer.byte((length % 0x80) | 0x80);
  writer.byte(length);
}

const utf8 = new TextEncoder();

function writeString(writer: Writer, text: string): void {
  const bytes = utf8.encode(text);
  writeLength(writer, bytes.length);
  writer.bytes(bytes);
}

function writeValue(writer: Writer, value: unknown, depth: number): void {
  if (depth > maximumDepth) throw unsendable(say`nested more than ${maximumDepth} deep`);
  switch (typeof value) {
    case 'undefined':
      return writer.byte(tag.undefined);
    case 'boolean':
      return writer.byte(value ? tag.true : tag.false);
    case 'number':
      writer.byte(tag.number);
      return writer.number(value);
    case 'string':
      writer.byte(tag.string);
      return writeString(writer, value);
    case 'object':
      return value === null ? writer.byte(tag.null) : writeObject(writer, value, depth);
    case 'bigint':
    case 'function':
    case 'symbol':
      throw unsendable(say`a ${typeof value}`);
  }
}

function writeObject(writer: Writer, value: object, depth: number): void {
  if (value instanceof Uint8Array) {
    writer.byte(tag.bytes);
    writeLength(writer, value.length);
    writer.bytes(value);
  } else if (value instanceof Float32Array) {
    writer.byte(tag.floats);
    writeLength(writer, value.length);
    writer.bytes(littleEndianBytes(value));
  } else if (Array.isArray(value)) {
    writer.byte(tag.array);
    writeLength(writer, value.length);
    for (const element of value as readonly unknown[]) writeValue(writer, element, depth + 1);
  } else {
    writePlainObject(writer, value, depth);
  }
}

function writePlainObject(writer: Writer, value: object, depth: number): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unsendable(say`a ${value.constructor.name}`);
  const entries = Object.entries(value) as [string, unknown][];
  writer.byte(tag.object);
  writeLength(writer, entries.length);
  for (const [key, property] of entries) {
    if (key === '__proto__') throw unsendable(say`a property named __proto__`);
    writeString(writer, key);
    writeValue(writer, property, depth + 1);
  }
}

/** Every platform Node and browsers run on is little-endian, so that the array's own bytes are the message's. */
function littleEndianBytes(floats: Float32Array): Uint8Array {
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}

type Reader = ReturnType<typeof createReader>;

function createReader(frame: Uint8Array) {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  let position = 0;

  /** Steps over `count` bytes and tells where they start. */
  function take(count: number): number {
    if (count > frame.length - position) throw malformed(say`it ends too early`);
    position += count;
    return position - count;
  }
  return {
    left: () => frame.length - position,
    byte: () => view.getUint8(take(1)),
    number: () => view.getFloat64(take(8), true),
    /** A view, not a copy. */
    bytes: (count: number) => {
      const start = take(count);
      return new Uint8Array(frame.buffer, frame.byteOffset + start, count);
    },
  };
}

/** A length that the rest of the frame can hold, `least` bytes each. */
function readLength(reader: Reader, least: number): number {
  let length = 0;
  for (let scale = 1; ; scale *= 0x80) {
    const byte = reader.byte();
    length += (byte & 0x7f) * scale;
    if (byte < 0x80) break;
    if (scale > 2 ** 35) throw malformed(say`an impossible length`);
  }
  if (length * least > reader.left()) throw malformed(say`a length beyond its end`);
  return length;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readString(reader: Reader): string {
  const bytes = reader.bytes(readLength(reader, 1));
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw malformed(say`text that is not UTF-8`);
  }
}

function readValue(reader: Reader, depth: number): unknown {
  if (depth > maximumDepth) throw malformed(say`nested too deep`);
  switch (reader.byte()) {
    case tag.null:
      return null;
    case tag.undefined:
      return undefined;
    case tag.false:
      return false;
    case tag.true:
      return true;
    case tag.number:
      return reader.number();
    case tag.string:
      return readString(reader);
    case tag.bytes:
      return reader.bytes(readLength(reader, 1)).slice();
    case tag.floats:
      return new Float32Array(reader.bytes(readLength(reader, 4) * 4).slice().buffer);
    case tag.array:
      return readArray(reader, depth);
    case tag.object:
      return readPlainObject(reader, depth);
    default:
      throw malformed(say`an unknown kind of value`);
  }
}

function readArray(reader: Reader, depth: number): unknown[] {
  const array: unknown[] = [];
  for (let left = readLength(reader, 1); left > 0; left--) array.push(readValue(reader, depth + 1));
  return array;
}

function readPlainObject(reader: Reader, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let left = readLength(reader, 2); left > 0; left--) {
    const key = readString(reader);
    if (key === '__proto__' || Object.hasOwn(object, key)) throw malformed(say`a property twice or forbidden`);
    object[key] = readValue(reader, depth + 1);
  }
  return object;
}
