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

  it('looks as often at a signature, and at whose it is, as its weight says', () => {
    const random = createRandom(2);
    const even = Array.from({ length: 20 }, (_, i) => ({ genuine: [3 * i, 3 * i + 1], forged: [3 * i + 2] }));
    const weights = Array.from({ length: 60 }, () => 1);
    weights[0] = 4;
    const seen = new Map<number, number>();
    for (let draw = 0; draw < 4_000; draw++) {
      for (const signature of drawBatch(even, { writers: 1, genuine: 1, forged: 0 }, random, weights).signatures) {
        seen.set(signature, (seen.get(signature) ?? 0) + 1);
      }
    }
    const count = (signature: number) => seen.get(signature) ?? 0;
    // The writer comes up 4 times as often as the 19 others, and the signature 4 times as often as the other of theirs.
    expect(count(0) / 4_000).toBeCloseTo((4 / 23) * (4 / 5), 1);
    expect(count(0) / count(1)).toBeGreaterThan(3);
    expect(count(0) / count(1)).toBeLessThan(5.2);
    expect(count(3) / 4_000).toBeCloseTo(1 / 23 / 2, 1);
  });

  it('draws the very same batches where every signature counts alike', () => {
    const plan = { writers: 3, genuine: 2, forged: 1 };
    const plain = drawBatch(writers, plan, createRandom(7));
    expect(drawBatch(writers, plan, createRandom(7), undefined)).toEqual(plain);
  });

  it('labels each signature by the list it is from', () => {
    batch.signatures.forEach((signature, i) => {
      const writer = writers[batch.writers[i]];
      expect((batch.genuine[i] ? writer.genuine : writer.forged).includes(signature)).toBe(true);
    });
  });
});

describe('with generated writers', () => {
  const mixed = [...writers, ...writers.map((writer) => ({ ...writer, generated: true }))];
  const plan = { writers: 4, genuine: 2, forged: 1 };
  const drawn = (made: number | undefined) =>
    [...new Set(drawBatch(mixed, { ...plan, generated: made }, createRandom(2)).writers)].map(
      (writer) => writer >= writers.length,
    );

  it('takes as many of them as the plan says, the others from real ones', () => {
    expect(drawn(1).filter(Boolean)).toHaveLength(1);
    expect(drawn(1)).toHaveLength(4);
    expect(drawn(3).filter(Boolean)).toHaveLength(3);
  });

  it('takes none of them where the plan does not speak of them', () => {
    expect(drawn(undefined)).toEqual([false, false, false]);
  });
});
