/** Writes protocol-buffer messages: as much of the wire format as an ONNX model needs. */

/** Bytes of one field, key included. Fields of a message stand in any order. */
export type Field = Uint8Array;

const varintType = 0;
const lengthType = 2;

/** Base 128, least significant group first; not negative. */
function varint(value: number): number[] {
  const groups: number[] = [];
  let rest = value;
  while (rest > 127) {
    groups.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...groups, rest];
}

const key = (field: number, type: number) => varint(field * 8 + type);

export function message(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(fields);
}

export function integer(field: number, value: number): Field {
  return Uint8Array.from([...key(field, varintType), ...varint(value)]);
}

export function bytes(field: number, value: Uint8Array): Field {
  return Buffer.concat([Uint8Array.from([...key(field, lengthType), ...varint(value.length)]), value]);
}

export function text(field: number, value: string): Field {
  return bytes(field, Buffer.from(value));
}
