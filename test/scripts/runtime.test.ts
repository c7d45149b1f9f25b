import { describe, expect, it } from 'vitest';
import { parseGpu } from '../../scripts/probe.mjs';
import { basisOf, isAsWished, isCurrent } from '../../scripts/runtime.mjs';

const hour = 3600 * 1000;
const record = {
  tensorflow: '2.21.0',
  flavour: 'cpu' as const,
  why: '',
  advice: null,
  gpu: null,
  folder: '/cache',
  layout: 1,
  basis: 'same',
  triedAt: 0,
  fallback: false,
};

describe('isCurrent', () => {
  it('keeps the best runtime for good', () => {
    expect(isCurrent(record, 'same', 1_000_000 * hour)).toBe(true);
  });

  it('tries again after a day where something better had failed', () => {
    const fallback = { ...record, fallback: true };
    expect(isCurrent(fallback, 'same', 23 * hour)).toBe(true);
    expect(isCurrent(fallback, 'same', 25 * hour)).toBe(false);
  });

  it('looks afresh when the machine changed', () => {
    expect(isCurrent(record, 'other', 0)).toBe(false);
  });
});

it('notices a new GPU, a new driver and a new wish', () => {
  const machine = {
    platform: 'linux',
    arch: 'x64',
    libc: null,
    gpu: null,
    compiler: true,
    freeBytes: 1,
    cached: [],
    wanted: null,
  };
  const bases = [
    machine,
    { ...machine, gpu: { name: 'A', driver: '1.0' } },
    { ...machine, gpu: { name: 'A', driver: '2.0' } },
    { ...machine, wanted: 'cpu' },
  ].map(basisOf);
  expect(new Set(bases).size).toBe(4);
  expect(basisOf({ ...machine, freeBytes: 2 })).toBe(basisOf(machine));
});

it('does not trust a runtime in place that is another than PARAPH_RUNTIME asks for', () => {
  const installed = { ...record, basis: JSON.stringify({ gpu: null, wanted: null }) };
  expect(isAsWished(installed, null)).toBe(true);
  expect(isAsWished(installed, 'portable')).toBe(false);
});

it('reads what nvidia-smi prints', () => {
  expect(parseGpu('NVIDIA RTX A2000, 550.54.14\nNVIDIA T4, 550.54.14\n')).toEqual({
    name: 'NVIDIA RTX A2000',
    driver: '550.54.14',
  });
  expect(parseGpu('No devices were found\n')).toBeNull();
});
