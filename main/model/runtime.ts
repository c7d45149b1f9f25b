/** Loads what computes: native TensorFlow where its binding is installed, else WebAssembly. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import util from 'node:util';
import type { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { RuntimeDescription } from '../contract/records.ts';
import { nativeBackend } from './kernels/native.ts';
import { tf } from './ops.ts';
import { chooseRuntime, RuntimeRecord, type RuntimeProbe } from './runtime-choice.ts';

const require = createRequire(import.meta.url);
const bindingPackage = '@tensorflow/tfjs-node-gpu';
const wasmPackage = '@tensorflow/tfjs-backend-wasm';

let loading: { readonly wanted: 'native' | 'wasm' | undefined; readonly runtime: Promise<RuntimeDescription> } | null =
  null;

/**
 * Loads the runtime once and says which it is. A process keeps its first runtime, except when a later call insists on
 * the other one.
 *
 * @param wanted insists on one; left out, native TensorFlow is preferred
 * @throws Error when WebAssembly cannot be started either
 */
export function loadRuntime(wanted?: 'native' | 'wasm'): Promise<RuntimeDescription> {
  if (loading === null || (wanted !== undefined && wanted !== loading.wanted)) {
    loading = { wanted, runtime: load(wanted) };
  }
  return loading.runtime;
}

async function load(wanted: 'native' | 'wasm' | undefined): Promise<RuntimeDescription> {
  const native = wanted === 'wasm' ? null : await loadNative();
  const description = chooseRuntime({ wanted, native, record: readRecord(), hasGpuDriver: hasGpuDriver() });
  if (description.backend === 'wasm') await loadWasm();
  return description;
}

async function loadNative(): Promise<RuntimeProbe['native']> {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  // Else TensorFlow takes all of a GPU's memory at once.
  process.env['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true';
  // tfjs-node still asks for two functions that Node 23 removed.
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value == null, isArray: Array.isArray });
  try {
    require(bindingPackage);
    await tf.setBackend('tensorflow');
  } catch (error) {
    return { failure: error instanceof Error ? error.message.split('\n')[0] : String(error) };
  }
  const backend = nativeBackend();
  if (backend === null) return { failure: 'the binding started without its backend' };
  return { tensorflow: backend.binding.TF_Version, usesGpu: backend.isUsingGpuDevice };
}

async function loadWasm(): Promise<void> {
  // Registers the gradients of all operations, as native TensorFlow does while it loads.
  require('@tensorflow/tfjs');
  const wasm = require(wasmPackage) as { setWasmPaths: typeof setWasmPaths };
  wasm.setWasmPaths(join(dirname(require.resolve(wasmPackage)), '/'));
  if (!(await tf.setBackend('wasm'))) throw new Error('The WebAssembly runtime does not start.');
  await tf.ready();
}

/** A look, not a probe: the driver's own folder, or Windows' driver inside WSL. */
function hasGpuDriver(): boolean {
  return ['/proc/driver/nvidia/version', '/usr/lib/wsl/lib/nvidia-smi'].some((path) => existsSync(path));
}

/** The record of the runtime in use: of one installed beside the application, whose place the host named, else of its own. */
function recordFile(): string {
  const beside = process.env['PARAPH_GPU_RUNTIME'];
  if (beside) return join(beside, 'paraph-runtime.json');
  return join(dirname(require.resolve(`${bindingPackage}/package.json`)), 'deps', 'paraph-runtime.json');
}

/** What the set-up step recorded; null where it did not, or in a form not known here. */
function readRecord(): RuntimeRecord | null {
  try {
    const record = RuntimeRecord.safeParse(JSON.parse(readFileSync(recordFile(), 'utf8')));
    return record.success ? record.data : null;
  } catch {
    return null;
  }
}
