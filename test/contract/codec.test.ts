import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decode, encode } from '../../main/contract/codec.ts';
import { ParaphError } from '../../main/contract/errors.ts';

const wellFormedString = fc.string({ unit: 'binary' });
const key = wellFormedString.filter((name) => name !== '__proto__');
const { message } = fc.letrec((tie) => ({
  message: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(null, undefined, true, false),
    fc.double(),
    fc.integer(),
    wellFormedString,
    fc.uint8Array(),
    fc.float32Array(),
    fc.array(tie('message')),
    fc.dictionary(key, tie('message'), { noNullPrototype: true }),
  ),
}));

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'no error';
  } catch (error) {
    return error instanceof ParaphError ? error.code : `not typed: ${String(error)}`;
  }
}

describe('codec', () => {
  it('takes every message back exactly', () => {
    fc.assert(
      fc.property(message, (original) => {
        expect(decode(encode(original))).toStrictEqual(original);
      }),
      { numRuns: 1_000 },
    );
  });

  it('carries binaries raw: 1 MiB of bytes costs a few bytes more', () => {
    const bytes = new Uint8Array(2 ** 20).fill(7);
    const frame = encode({ nested: [{ bytes }] });
    expect(frame.length - bytes.length).toBeLessThan(32);
    expect(decode(frame)).toStrictEqual({ nested: [{ bytes }] });
  });

  it('gives copies, plain ones, of binaries that lay anywhere in a larger buffer', () => {
    const frame = Buffer.concat([Buffer.from('odd'), encode({ a: Buffer.from([1, 2]), b: Float32Array.of(0.5) })]);
    const taken = decode(frame.subarray(3)) as { a: Uint8Array; b: Float32Array };
    frame.fill(0);
    expect(taken).toStrictEqual({ a: Uint8Array.of(1, 2), b: Float32Array.of(0.5) });
    expect(taken.a.buffer.byteLength).toBe(2);
  });

  it('refuses what is not a plain value', () => {
    class Case {}
    const refused = [1n, Symbol('s'), () => 1, new Date(), new Map(), new Case(), new Float64Array(1), nest(80)];
    for (const value of refused) expect(codeOf(() => encode({ value }))).toBe('internal');
    expect(codeOf(() => encode(JSON.parse('{"__proto__": 1}')))).toBe('internal');
  });

  it('answers random bytes with a typed refusal or a message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(['bad-input', 'no error']).toContain(codeOf(() => decode(Uint8Array.of(1, ...noise))));
        if (noise[0] !== 1) expect(codeOf(() => decode(noise))).toBe('bad-input');
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers every truncated frame, and frames with flipped bytes, the same way', () => {
    fc.assert(
      fc.property(message, fc.nat(), fc.integer({ min: 1, max: 255 }), (original, at, flip) => {
        const frame = encode(original);
        expect(codeOf(() => decode(frame.subarray(0, at % frame.length)))).toBe('bad-input');
        frame[at % frame.length] ^= flip;
        expect(['bad-input', 'no error']).toContain(codeOf(() => decode(frame)));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['no bytes at all', []],
    ['another version', [2, 0]],
    ['bytes after the end', [1, 0, 0]],
    ['a length of 2^42', [1, 6, 128, 128, 128, 128, 128, 128, 1]],
    ['more elements than bytes', [1, 8, 200, 1, 0]],
    ['broken UTF-8', [1, 5, 2, 0xc3, 0x28]],
    ['a property twice', [1, 9, 2, 1, 97, 0, 1, 97, 0]],
    ['__proto__', [1, 9, 1, 9, ...Buffer.from('__proto__'), 0]],
    [
      'a thousand nested arrays',
      [
        1,
        ...Array<number>(2_000)
          .fill(1)
          .map((_, i) => (i % 2 ? 1 : 8)),
      ],
    ],
  ])('refuses %s', (_what, frame) => {
    expect(codeOf(() => decode(Uint8Array.from(frame)))).toBe('bad-input');
  });
});

function nest(depth: number): unknown {
  return depth === 0 ? null : [nest(depth - 1)];
}
