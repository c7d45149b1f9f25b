import { createRequire } from 'node:module';
import util from 'node:util';
import type { RuntimeDescription } from '../contract/records.ts';

export async function loadRuntime(): Promise<RuntimeDescription> {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true';
  Object.assign(util, { isNullOrUndefined: (x: unknown) => x == null, isArray: Array.isArray });
  createRequire(import.meta.url)('@tensorflow/tfjs-node-gpu');
  return { backend: 'native-cpu', line: 'native TensorFlow, CPU', why: '', advice: null };
}
