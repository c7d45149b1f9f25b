/**
 * Instructions of WebAssembly, with its vectors of four 32-bit numbers, as the bytes of the binary format (WebAssembly
 * Core Specification 2.0, section 5.4). What a function is given as an operand is the code that leaves it on the stack, so
 * code reads as nested expressions.
 */

/** Bytes of code. */
export type Code = readonly number[];

/** A local variable, or a parameter, of the function that the code stands in. */
export type Local = number;

export const valueTypes = { i32: 0x7f, v128: 0x7b } as const;
export type ValueType = keyof typeof valueTypes;

/** LEB128. */
export function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

export const get = (local: Local): Code => [0x20, ...unsigned(local)];
export const set = (local: Local, value: Code): Code => [...value, 0x21, ...unsigned(local)];

/** A number known beforehand, in signed LEB128. */
export function constant(value: number): Code {
  const bytes: number[] = [];
  for (; value < -0x40 || value >= 0x40; value >>= 7) bytes.push((value & 0x7f) | 0x80);
  return [0x41, ...bytes, value & 0x7f];
}

/** Moves an address, or a counter, by so many. */
export const advance = (local: Local, by: number): Code => set(local, [...get(local), ...constant(by), 0x6a]);

/** Does `body` once and again as long as it leaves a number other than 0 in the counter. */
export const untilZero = (counter: Local, body: Code): Code => [0x03, 0x40, ...body, ...get(counter), 0x0d, 0x00, 0x0b];

/** Four numbers from memory; `offset` counts bytes and is not negative. Any address will do. */
export const load = (address: Local, offset = 0): Code => [...get(address), ...vector(0x00), ...memory(offset)];
export const store = (address: Local, offset: number, value: Code): Code => [
  ...get(address),
  ...value,
  ...vector(0x0b),
  ...memory(offset),
];

/** One number to memory. */
export const storeNumber = (address: Local, value: Code): Code => [...get(address), ...value, 0x38, ...memory(0)];

export const zeros: Code = [...vector(0x0c), ...Array<number>(16).fill(0)];
export const add = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xe4)];
export const subtract = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xe5)];
export const multiply = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xe6)];

/** The larger of each two (`a < b ? b : a`); what becomes of NaN is not told. */
export const larger = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xeb)];

/** The sum of the four numbers of a local, (0 + 1) + (2 + 3). */
export function sumOf(local: Local): Code {
  const lane = (index: number) => [...get(local), ...vector(0x1f), index];
  const plus = 0x92;
  return [...lane(0), ...lane(1), plus, ...lane(2), ...lane(3), plus, plus];
}

function vector(instruction: number): Code {
  return [0xfd, ...unsigned(instruction)];
}

/** Alignment is a hint of no weight; 2² bytes is what numbers have. */
function memory(offset: number): Code {
  return [2, ...unsigned(offset)];
}
