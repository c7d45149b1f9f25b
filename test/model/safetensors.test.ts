import { describe, expect, it } from 'vitest';
import { ParaphError } from '../../main/contract/errors.ts';
import { readTensors, writeTensors } from '../../main/model/safetensors.ts';

const tensors = new Map([
  ['a', { shape: [2, 2], values: Float32Array.from([1, -2, 3.5, 0]) }],
  ['b', { shape: [3], values: Float32Array.from([1e-30, 2, 7]) }],
]);
const file = writeTensors({ tensors, metadata: { note: 'drawn' } });

/** A file with this header and `bytes` zero bytes behind it. */
function fileWith(header: string, bytes: number, claimed = new TextEncoder().encode(header).length): Uint8Array {
  const text = new TextEncoder().encode(header);
  const made = new Uint8Array(8 + text.length + bytes);
  new DataView(made.buffer).setBigUint64(0, BigInt(claimed), true);
  made.set(text, 8);
  return made;
}

const entry = (shape: number[], begin: number, end: number, dtype = 'F32') =>
  JSON.stringify({ dtype, shape, data_offsets: [begin, end] });

describe('safetensors', () => {
  it('come back as they were written', () => {
    const read = readTensors(file);
    expect(read.metadata).toEqual({ note: 'drawn' });
    expect([...read.tensors]).toEqual([...tensors]);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a header longer than the file', fileWith('{}', 0, 1_000_000)],
    ['a header of 2⁶³ bytes', fileWith('{}', 0, 2 ** 62)],
    ['a header that is no JSON', fileWith('{"a":', 0)],
    ['a shape whose size overflows what is there', fileWith(`{"a":${entry([2 ** 30, 2 ** 30], 0, 4)}}`, 4)],
    ['a shape larger than its bytes', fileWith(`{"a":${entry([3], 0, 8)}}`, 8)],
    ['another type', fileWith(`{"a":${entry([1], 0, 4, 'F64')}}`, 4)],
    ['overlapping tensors', fileWith(`{"a":${entry([2], 0, 8)},"b":${entry([2], 4, 12)}}`, 12)],
    ['a gap between tensors', fileWith(`{"a":${entry([1], 0, 4)},"b":${entry([1], 8, 12)}}`, 12)],
    ['bytes that belong to nothing', fileWith(`{"a":${entry([1], 0, 4)}}`, 8)],
    ['a negative offset', fileWith(`{"a":${entry([1], -4, 0)}}`, 4)],
    ['a negative side', fileWith(`{"a":${entry([-1, -1], 0, 4)}}`, 4)],
  ])('are refused: %s', (_, damaged) => {
    expect(() => readTensors(damaged)).toThrow(expect.objectContaining({ code: 'model-damaged' }));
  });

  it.each([NaN, Infinity])('are refused with %s among the numbers', (number) => {
    const bad = writeTensors({
      tensors: new Map([['a', { shape: [2], values: Float32Array.from([1, number]) }]]),
      metadata: {},
    });
    expect(() => readTensors(bad)).toThrow(ParaphError);
  });

  it('are refused wherever they are cut', () => {
    for (let length = 0; length < file.length; length++) {
      expect(() => readTensors(file.slice(0, length))).toThrow(ParaphError);
    }
  });
});
