import { describe, expect, it } from 'vitest';
import { chooseRuntime as choose, type RuntimeProbe, type RuntimeRecord } from '../../main/model/runtime-choice.ts';

const record: RuntimeRecord = { tensorflow: '2.21.0', flavour: 'cpu', why: 'There is no NVIDIA GPU.', advice: null };
const gpuRecord: RuntimeRecord = { ...record, flavour: 'gpu', why: 'There is an NVIDIA GPU.', gpu: 'NVIDIA RTX 4000' };
const onCpu = { tensorflow: '2.21.0', usesGpu: false };
const onGpu = { tensorflow: '2.21.0', usesGpu: true };

const chooseRuntime = (probe: Omit<RuntimeProbe, 'hasGpuDriver'>, hasGpuDriver = false) =>
  choose({ ...probe, hasGpuDriver });

describe('the choice of a runtime', () => {
  it('is native TensorFlow on the CPU, and says what set-up found', () => {
    expect(chooseRuntime({ wanted: undefined, native: onCpu, record })).toEqual({
      backend: 'native-cpu',
      line: 'native TensorFlow 2.21, CPU',
      why: 'There is no NVIDIA GPU.',
      advice: null,
    });
  });

  it('is native TensorFlow on the GPU, by its name', () => {
    const choice = chooseRuntime({ wanted: 'native', native: onGpu, record: gpuRecord });
    expect(choice).toMatchObject({ backend: 'native-gpu', line: 'native TensorFlow 2.21, GPU NVIDIA RTX 4000' });
  });

  it('says when a GPU build found no GPU that it can use, and passes the advice on', () => {
    const withAdvice = { ...gpuRecord, advice: 'Update the driver.' };
    const choice = chooseRuntime({ wanted: undefined, native: onCpu, record: withAdvice });
    expect(choice).toMatchObject({ backend: 'native-cpu', advice: 'Update the driver.' });
    expect(choice.why).toContain('found none');
  });

  it('tells of the second download where a package meets a GPU’s driver, and only there', () => {
    const packaged: RuntimeRecord = { ...record, why: 'it comes with Paraph', origin: 'package' };
    const advice = (of: RuntimeRecord, driver: boolean, native = onCpu) =>
      chooseRuntime({ wanted: undefined, native, record: of }, driver).advice;
    expect(advice(packaged, true)).toContain('paraph runtime install');
    expect([advice(packaged, false), advice(record, true), advice(packaged, true, onGpu)]).toEqual([null, null, null]);
  });

  it('works without a record', () => {
    expect(chooseRuntime({ wanted: undefined, native: onGpu, record: null }).backend).toBe('native-gpu');
    expect(chooseRuntime({ wanted: undefined, native: onCpu, record: null }).why).toContain('no GPU');
  });

  it('falls back to WebAssembly, with the failure and what to do', () => {
    const choice = chooseRuntime({ wanted: undefined, native: { failure: 'no binding' }, record: null });
    expect(choice).toMatchObject({ backend: 'wasm', line: 'portable WebAssembly' });
    expect(choice.why).toContain('no binding');
    expect(choice.advice).toContain('npm run setup');
  });

  it('repeats set-up’s own reason where set-up chose WebAssembly', () => {
    const portable = { ...record, tensorflow: null, flavour: 'portable', why: 'No TensorFlow for this processor.' };
    const choice = chooseRuntime({ wanted: undefined, native: { failure: 'no binding' }, record: portable });
    expect(choice.why).toBe('No TensorFlow for this processor.');
  });

  it('is WebAssembly where that was asked for', () => {
    expect(chooseRuntime({ wanted: 'wasm', native: null, record })).toMatchObject({ backend: 'wasm', advice: null });
  });
});
