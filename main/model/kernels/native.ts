/** The door to TensorFlow's own kernels, for what tfjs would compose from many small ones. */
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { tf } from '../ops.ts';

interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: number | boolean | string | readonly number[];
}

/** What this project uses of tfjs-node's backend. */
interface NativeBackend {
  readonly isUsingGpuDevice: boolean;
  readonly binding: {
    readonly TF_ATTR_TYPE: number;
    readonly TF_ATTR_FLOAT: number;
    readonly TF_ATTR_BOOL: number;
    readonly TF_ATTR_INT: number;
    readonly TF_ATTR_STRING: number;
    readonly TF_FLOAT: number;
    readonly TF_Version: string;
  };
  executeMultipleOutputs(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly TensorInfo[],
    outputs: number,
  ): Tensor[];
}

function isNative(backend: unknown): backend is NativeBackend {
  return typeof backend === 'object' && backend !== null && 'executeMultipleOutputs' in backend;
}

/** TensorFlow's backend when it is the one in use, else null (WebAssembly has no such door). */
export function nativeBackend(): NativeBackend | null {
  const backend: unknown = tf.backend();
  return isNative(backend) ? backend : null;
}

/** Attribute values of a kernel: `type` stands for the element type float32. */
export type KernelAttributes = Readonly<
  Record<string, 'type' | boolean | { float: number } | { text: string } | { integers: readonly number[] }>
>;

function toAttribute(backend: NativeBackend, name: string, value: KernelAttributes[string]): Attribute {
  const { binding } = backend;
  if (value === 'type') return { name, type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };
  if (typeof value === 'boolean') return { name, type: binding.TF_ATTR_BOOL, value };
  if ('integers' in value) return { name, type: binding.TF_ATTR_INT, value: value.integers };
  if ('float' in value) return { name, type: binding.TF_ATTR_FLOAT, value: value.float };
  return { name, type: binding.TF_ATTR_STRING, value: value.text };
}

/** Runs one TensorFlow kernel eagerly and returns its outputs. */
export function runNative(
  backend: NativeBackend,
  kernel: string,
  attributes: KernelAttributes,
  inputs: readonly TensorInfo[],
  outputs: number,
): Tensor[] {
  const list = Object.entries(attributes).map(([name, value]) => toAttribute(backend, name, value));
  return backend.executeMultipleOutputs(kernel, list, inputs, outputs);
}
