/**
 * The safetensors format for float32: 8 bytes little-endian header length, a JSON header, then the numbers. A file may
 * come from a stranger, so everything is checked against the file's real size before anything is allocated.
 */
import { ParaphError } from '../contract/errors.ts';
import { say, type Phrase } from '../contract/phrase.ts';
import { z } from '../contract/schema.ts';

export interface NamedArray {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, NamedArray>;
  readonly metadata: Readonly<Record<string, string>>;
}

const headerLimit = 1 << 20;
const side = z.int().check(z.nonnegative());
const TensorEntry = z.object({
  dtype: z.literal('F32'),
  shape: z.array(side).check(z.maxLength(8)),
  data_offsets: z.tuple([side, side]),
});
const Header = z.record(z.string(), z.unknown());
const Metadata = z.record(z.string(), z.string());

/** Bytes of a safetensors file: names in the order given. */
export function writeTensors({ tensors, metadata }: TensorFile): Uint8Array {
  const header: Record<string, unknown> = Object.keys(metadata).length > 0 ? { __metadata__: metadata } : {};
  let end = 0;
  for (const [name, { shape, values }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + values.byteLength] };
    end += values.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // Numbers begin at a multiple of 8, so that a reader may map them.
  const padded = Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(8 + padded + end).fill(0x20, 8, 8 + padded);
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true);
  file.set(text, 8);
  let at = 8 + padded;
  for (const { values } of tensors.values()) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return file;
}

/**
 * Reads and checks a file of finite float32 tensors.
 *
 * @throws ParaphError `model-damaged` when header, shapes, offsets or numbers do not hold together
 */
export function readTensors(file: Uint8Array): TensorFile {
  const { header, start } = readHeader(file);
  const metadata = Metadata.safeParse(header['__metadata__'] ?? {});
  if (!metadata.success) throw damaged(say`its notes are not text`);
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => ({ name, ...parseEntry(name, entry) }));
  checkLayout(entries, file.length - start);
  const tensors = new Map(
    entries.map(({ name, shape, begin, end }) => {
      // A copy by constructor: the `slice` of a Node Buffer would share its memory, and its alignment.
      const values = new Float32Array(new Uint8Array(file.subarray(start + begin, start + end)).buffer);
      if (!values.every(Number.isFinite)) throw damaged(say`${name} holds numbers that are not finite`);
      return [name, { shape, values }] as const;
    }),
  );
  return { tensors, metadata: metadata.data };
}

function readHeader(file: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (file.length < 8) throw damaged(say`it is too short`);
  const length = new DataView(file.buffer, file.byteOffset).getBigUint64(0, true);
  if (length > BigInt(headerLimit) || length > BigInt(file.length - 8)) throw damaged(say`its header is too long`);
  const start = 8 + Number(length);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(8, start));
    return { header: Header.parse(JSON.parse(text)), start };
  } catch (cause) {
    throw damaged(say`its header cannot be read`, cause);
  }
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function parseEntry(name: string, value: unknown): Omit<Entry, 'name'> {
  const parsed = TensorEntry.safeParse(value);
  if (!parsed.success) throw damaged(say`the entry ${name} is not a float32 tensor`);
  const { shape, data_offsets: offsets } = parsed.data;
  return { shape, begin: offsets[0], end: offsets[1] };
}

/** Tensors must follow one another without gaps or overlaps, fill the file, and be as long as their shapes say. */
function checkLayout(entries: readonly Entry[], available: number): void {
  let expected = 0;
  for (const { name, shape, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    const bytes = shape.reduce((product, length) => product * length, 4);
    if (begin !== expected || end - begin !== bytes)
      throw damaged(say`the entry ${name} has not the size of its shape`);
    expected = end;
  }
  if (expected !== available) throw damaged(say`its size is not what its header says`);
}

function damaged(why: Phrase, cause?: unknown): ParaphError {
  return new ParaphError('model-damaged', say`The file of weights is damaged: ${why}.`, {
    nextStep: say`Get the file again from where it came from.`,
    cause,
  });
}
