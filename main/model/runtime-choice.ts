/** Which runtime is used, as a pure function of what was probed. */
import { z } from '../contract/schema.ts';
import type { RuntimeDescription } from '../contract/records.ts';

/** What the set-up step wrote beside the native binding: which TensorFlow it installed, and why that one. */
export const RuntimeRecord = z.object({
  tensorflow: z.nullable(z.string()),
  flavour: z.string(),
  why: z.string(),
  advice: z.nullable(z.string()),
  gpu: z.optional(z.nullable(z.string())),
  /** Where it came with a packaged Paraph, which set-up never saw on this machine. */
  origin: z.optional(z.literal('package')),
});
export type RuntimeRecord = z.infer<typeof RuntimeRecord>;

export interface RuntimeProbe {
  /** What the caller insists on, if anything. */
  readonly wanted: 'native' | 'wasm' | undefined;
  /** How loading the native binding went; null when it was not tried. */
  readonly native: { readonly tensorflow: string; readonly usesGpu: boolean } | { readonly failure: string } | null;
  readonly record: RuntimeRecord | null;
  /** Whether NVIDIA's driver is on this machine. */
  readonly hasGpuDriver: boolean;
}

const secondDownload =
  "NVIDIA's driver is on this machine: `paraph runtime install` lets Paraph compute on its GPU, by a second download.";
const installAdvice = 'Run `npm run setup` to install native TensorFlow, which computes several times faster.';

/** `2.21.0` → `2.21` */
function shortVersion(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** The choice: native TensorFlow where its binding loaded, else WebAssembly; with the reason in words. */
export function chooseRuntime({ wanted, native, record, hasGpuDriver }: RuntimeProbe): RuntimeDescription {
  if (native === null || wanted === 'wasm') {
    return wasm('WebAssembly was asked for.', null);
  }
  if ('failure' in native) return wasm(whyNotNative(native.failure, record), record?.advice ?? installAdvice);
  const name = `native TensorFlow ${shortVersion(native.tensorflow)}`;
  if (native.usesGpu) {
    const why = record?.why ?? 'TensorFlow found a GPU.';
    return { backend: 'native-gpu', line: `${name}, GPU ${record?.gpu ?? '(unnamed)'}`, why, advice: null };
  }
  return {
    backend: 'native-cpu',
    line: `${name}, CPU`,
    why: whyCpu(record),
    advice: record?.advice ?? (hasGpuDriver && record?.origin === 'package' ? secondDownload : null),
  };
}

function whyNotNative(failure: string, record: RuntimeRecord | null): string {
  return record?.flavour === 'portable' ? record.why : `Native TensorFlow does not load: ${failure}`;
}

function whyCpu(record: RuntimeRecord | null): string {
  if (record?.flavour === 'gpu') return 'TensorFlow for GPUs is installed, but it found none that it can use.';
  return record?.why ?? 'TensorFlow found no GPU that it can use.';
}

function wasm(why: string, advice: string | null): RuntimeDescription {
  return { backend: 'wasm', line: 'portable WebAssembly', why, advice };
}
