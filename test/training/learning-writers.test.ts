import { expect, it } from 'vitest';
import { generateSet } from '../../main/training/generated-set.ts';
import { joinSets, withGeneratedWriters } from '../../main/training/learning-writers.ts';
import type { TrainingSet } from '../../main/training/trainer.ts';

const input = { width: 24, height: 12 };
const size = input.width * input.height;
const plans = [
  { writers: 1, genuine: 2, forged: 1, seed: 5, dpi: 100 },
  { writers: 2, genuine: 2, forged: 1, seed: 6, dpi: 100 },
];

it('puts generated writers after the real ones, whichever thread is done first, and points at their own pictures', async () => {
  const real: TrainingSet = {
    ...input,
    coverage: new Uint8Array(3 * size).fill(7),
    writers: [{ genuine: [0, 1], forged: [2] }],
  };
  const set = await withGeneratedWriters(real, plans);
  const parts = await Promise.all(plans.map((plan) => generateSet(input, plan)));
  expect(set.writers.map(({ generated }) => generated ?? false)).toEqual([false, true, true, true]);
  expect(set.writers[0]).toEqual(real.writers[0]);
  const picture = (of: TrainingSet, signature: number) =>
    of.coverage.subarray(signature * size, (signature + 1) * size);
  const expected = parts.flatMap((part) => part.writers.map((writer) => ({ part, writer })));
  expected.forEach(({ part, writer }, i) => {
    const [own, original] = [set.writers[i + 1], writer].map(({ genuine, forged }) => [...genuine, ...forged]);
    expect(own).toHaveLength(original.length);
    own.forEach((signature, at) => expect(picture(set, signature)).toEqual(picture(part, original[at])));
  });
  expect(picture(set, 2).every((value) => value === 7)).toBe(true);
}, 60_000);

it('keeps how often each signature is looked at, generated ones once', () => {
  const real: TrainingSet = {
    ...input,
    coverage: new Uint8Array(2 * size),
    writers: [{ genuine: [0, 1], forged: [] }],
  };
  const weighed = { ...real, weights: [1.5, 2] };
  expect(joinSets(weighed, real).weights).toEqual([1.5, 2, 1, 1]);
  expect(joinSets(real, weighed).weights).toEqual([1, 1, 1.5, 2]);
  expect(joinSets(real, real).weights).toBeUndefined();
});
