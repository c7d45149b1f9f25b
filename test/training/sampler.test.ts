import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { drawBatch } from '../../main/training/sampler.ts';

const writers = [
  { genuine: [0, 1, 2, 3, 4], forged: [5, 6, 7] },
  { genuine: [8, 9], forged: [] },
  { genuine: [10], forged: [11] },
  { genuine: [12, 13, 14, 15], forged: [16] },
];

describe('the sampler', () => {
  const batch = drawBatch(writers, { writers: 3, genuine: 4, forged: 2 }, createRandom(1));

  it('never draws a signature twice', () => {
    expect(new Set(batch.signatures).size).toBe(batch.signatures.length);
  });

  it('leaves out who has no pair, and takes fewer where there are no more', () => {
    expect(new Set(batch.writers)).toEqual(new Set([0, 1, 3]));
    const count = (writer: number, genuine: boolean) =>
      batch.writers.filter((w, i) => w === writer && batch.genuine[i] === genuine).length;
    expect([count(0, true), count(0, false)]).toEqual([4, 2]);
    expect([count(1, true), count(1, false)]).toEqual([2, 0]);
    expect([count(3, true), count(3, false)]).toEqual([4, 1]);
  });

  it('labels each signature by the list it is from', () => {
    batch.signatures.forEach((signature, i) => {
      const writer = writers[batch.writers[i]];
      expect((batch.genuine[i] ? writer.genuine : writer.forged).includes(signature)).toBe(true);
    });
  });
});
