/** The parts of an ONNX model (onnx.proto of ONNX 1.14, opset 17), as bytes. */
import { bytes, type Field, integer, message, text } from './protobuf.ts';

const irVersion = 8;
const opset = 17;

const floatElements = 1;
const int64Elements = 7;

type AttributeValue = number | string | readonly number[];

/** AttributeProto: an integer, a text or a list of integers. */
function attribute(name: string, value: AttributeValue): Uint8Array {
  if (typeof value === 'string') return message([text(1, name), bytes(4, Buffer.from(value)), integer(20, 3)]);
  if (typeof value === 'number') return message([text(1, name), integer(3, value), integer(20, 2)]);
  return message([text(1, name), ...value.map((item) => integer(8, item)), integer(20, 7)]);
}

/** An operation; the name of its output is `output`. */
export interface Operation {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** NodeProto. */
function node({ type, inputs, output, attributes = {} }: Operation): Uint8Array {
  return message([
    ...inputs.map((input) => text(1, input)),
    text(2, output),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, attribute(name, value))),
  ]);
}

/** A constant of the graph. */
export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** TensorProto with raw little-endian data. */
function tensor({ name, shape, values }: Constant): Uint8Array {
  const type = values instanceof Float32Array ? floatElements : int64Elements;
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return message([...shape.map((side) => integer(1, side)), integer(2, type), text(8, name), bytes(9, raw)]);
}

/** A float input or output of the graph; a side given by name may be of any length. */
export interface Port {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

/** ValueInfoProto. */
function valueInfo({ name, shape }: Port): Uint8Array {
  const dimension = (side: number | string): Field =>
    bytes(1, typeof side === 'number' ? integer(1, side) : text(2, side));
  const tensorType = message([integer(1, floatElements), bytes(2, message(shape.map(dimension)))]);
  return message([text(1, name), bytes(2, bytes(1, tensorType))]);
}

export interface Graph {
  readonly operations: readonly Operation[];
  readonly constants: readonly Constant[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

/** ModelProto. */
export function onnxModel({ operations, constants, inputs, outputs }: Graph): Uint8Array {
  const graph = message([
    ...operations.map((operation) => bytes(1, node(operation))),
    text(2, 'paraph'),
    ...constants.map((constant) => bytes(5, tensor(constant))),
    ...inputs.map((port) => bytes(11, valueInfo(port))),
    ...outputs.map((port) => bytes(12, valueInfo(port))),
  ]);
  return message([integer(1, irVersion), bytes(8, message([text(1, ''), integer(2, opset)])), bytes(7, graph)]);
}
