import { describe, expect, it } from 'vitest';
import { chooseRuntime, describeRuntime, runtimeLine, spaceNeeded } from '../../scripts/runtime-choice.mjs';
import type { Probe } from '../../scripts/runtime-choice.mjs';

const desktop: Probe = {
  platform: 'linux',
  arch: 'x64',
  libc: 'glibc',
  gpu: null,
  compiler: true,
  freeBytes: 100e9,
  cached: [],
  wanted: null,
};
const withGpu: Probe = { ...desktop, gpu: { name: 'NVIDIA RTX A2000', driver: '550.54.14' } };

function flavours(probe: Probe): string {
  return chooseRuntime(probe)
    .attempts.map(({ flavour }) => flavour)
    .join(' ');
}

function first(probe: Probe) {
  return chooseRuntime(probe).attempts[0];
}

describe('the choice of the runtime', () => {
  it.each<[string, Partial<Probe>, string]>([
    ['Linux without a GPU', {}, 'cpu package portable'],
    ['Linux on 64-bit Arm', { arch: 'arm64' }, 'cpu portable'],
    ['Linux with musl', { libc: 'musl' }, 'portable'],
    ['Linux on another processor', { arch: 'riscv64' }, 'portable'],
    ['macOS on Apple silicon', { platform: 'darwin', arch: 'arm64', libc: null }, 'cpu package portable'],
    ['macOS on Intel', { platform: 'darwin', libc: null }, 'package portable'],
    ['Windows', { platform: 'win32', libc: null }, 'package portable'],
    ['Windows on Arm', { platform: 'win32', arch: 'arm64', libc: null }, 'portable'],
    ['a system that nobody builds for', { platform: 'freebsd', libc: null }, 'portable'],
  ])('on %s', (_name, difference, expected) => {
    expect(flavours({ ...desktop, ...difference })).toBe(expected);
  });

  it('uses an NVIDIA GPU and falls back to the processor', () => {
    expect(flavours(withGpu)).toBe('gpu cpu package portable');
    expect(first(withGpu).why).toContain('NVIDIA RTX A2000');
  });

  it('says what to do where the driver is too old', () => {
    const choice = first({ ...withGpu, gpu: { name: 'Tesla K80', driver: '470.82.01' } });
    expect(choice.flavour).toBe('cpu');
    expect(choice.why).toContain('470.82.01');
    expect(choice.advice).toContain('525 or newer');
  });

  it('says how Windows gets its GPU used', () => {
    const choice = first({ ...withGpu, platform: 'win32', libc: null });
    expect(choice.flavour).toBe('package');
    expect(choice.advice).toMatch(/CUDA 11\.2.*WSL 2/);
  });

  it('explains a GPU for which there is no build', () => {
    expect(first({ ...withGpu, arch: 'arm64' }).why).toContain('no GPU build for linux-arm64');
  });

  it('fetches a compiler only where there is none', () => {
    expect(first(desktop).compiler).toBeNull();
    expect(first({ ...desktop, compiler: false }).compiler?.project).toBe('ziglang');
  });

  it('leaves out what does not fit on the disk, and says so', () => {
    const { attempts, skipped } = chooseRuntime({ ...withGpu, freeBytes: 2e9 });
    expect(attempts.map(({ flavour }) => flavour)).toEqual(['cpu', 'package', 'portable']);
    expect(skipped).toEqual([expect.stringMatching(/for GPUs needs .* GB of disk space, 2\.0 GB are free/)]);
  });

  it('needs no space for what is already there', () => {
    expect(flavours({ ...withGpu, freeBytes: 0, cached: ['gpu', 'cpu'] })).toBe('gpu cpu package portable');
  });

  it('counts the downloads and the unpacked files', () => {
    expect(spaceNeeded(first(desktop))).toBe(800_000_000 + 273_829_956);
    expect(spaceNeeded(first({ ...desktop, compiler: false }))).toBe(1_200_000_000 + 273_829_956 + 101_083_562);
  });

  it.each<[string, Probe, string]>([
    ['cpu', withGpu, 'cpu package portable'],
    ['gpu', desktop, 'gpu cpu package portable'],
    ['portable', withGpu, 'portable'],
    ['package', desktop, 'package portable'],
  ])('obeys PARAPH_RUNTIME=%s', (wanted, probe, expected) => {
    expect(flavours({ ...probe, wanted })).toBe(expected);
    expect(first({ ...probe, wanted }).why).toContain('PARAPH_RUNTIME');
  });

  it.each(['tpu', 'gpu'])('goes on without PARAPH_RUNTIME=%s where that cannot be had, and says so', (wanted) => {
    const { attempts, skipped } = chooseRuntime({ ...desktop, arch: 'arm64', wanted });
    expect(attempts[0].flavour).toBe('cpu');
    expect(skipped).toEqual([expect.stringContaining(wanted)]);
  });
});

describe('what is written down about it', () => {
  it('names each failure and how to remove it', () => {
    const portable = chooseRuntime(desktop).attempts.at(-1);
    if (!portable) throw new Error('There is always a last attempt.');
    const record = describeRuntime(portable, ['TensorFlow (cpu): the index did not answer'], {
      tensorflow: null,
      usesGpu: false,
    });
    expect(record).toMatchObject({ flavour: 'portable', tensorflow: null });
    expect(record.why).toBe('no NVIDIA GPU was found; TensorFlow (cpu): the index did not answer');
    expect(record.advice).toContain('npm run setup');
    expect(runtimeLine(record, null)).toBe(`Runtime: portable WebAssembly (${record.why})`);
  });

  it('notices a GPU that TensorFlow does not see', () => {
    const record = describeRuntime(first(withGpu), [], { tensorflow: '2.21.0', usesGpu: false });
    expect(record.why).toContain('does not see the GPU');
    expect(record.advice).toContain('nvidia-smi');
  });

  it('is one line for a person', () => {
    const record = describeRuntime(first(withGpu), [], { tensorflow: '2.21.0', usesGpu: true });
    expect(record.advice).toBeNull();
    expect(runtimeLine(record, 'NVIDIA RTX A2000')).toMatch(
      /^Runtime: native TensorFlow 2\.21, GPU NVIDIA RTX A2000 \(/,
    );
    const processor = describeRuntime(first(desktop), [], { tensorflow: '2.21.0', usesGpu: false });
    expect(runtimeLine(processor, null)).toBe('Runtime: native TensorFlow 2.21, CPU (no NVIDIA GPU was found)');
  });
});
