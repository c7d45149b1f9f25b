import { expect, it } from 'vitest';
import type { PrepareAnswer } from '../../main/training/prepare-worker.ts';
import { createTrainingSet } from '../../main/training/training-set.ts';

const input = { width: 2, height: 1 };
const answer = (value: number): PrepareAnswer =>
  ({ coverage: Uint8Array.of(value, value) }) as unknown as PrepareAnswer;

/** A set of so many writers, each with two genuine signatures and a forgery, the first writer's second one unusable. */
function labelled(set: string, writers: number, first: number) {
  const prepared = new Map<string, PrepareAnswer>();
  const file = (hash: string, value: number) => {
    if (!hash.endsWith('/0/1')) prepared.set(hash, answer(value));
    return { path: hash, hash };
  };
  const folder = {
    ...{ set, directory: set, duplicates: [] },
    writers: Array.from({ length: writers }, (_, i) => ({
      name: String(i),
      genuine: [file(`${set}/${i}/0`, first + 3 * i), file(`${set}/${i}/1`, first + 3 * i + 1)],
      forged: [file(`${set}/${i}/2`, first + 3 * i + 2)],
    })),
  };
  return { folder, prepared };
}

it('takes usable signatures alone, and has writers of the smaller set come up as often as the root of how many fewer they are', () => {
  const set = createTrainingSet([labelled('many', 4, 10), labelled('few', 1, 100)], input);
  expect(set.writers).toEqual([
    { genuine: [0], forged: [1] },
    { genuine: [2, 3], forged: [4] },
    { genuine: [5, 6], forged: [7] },
    { genuine: [8, 9], forged: [10] },
    { genuine: [11], forged: [12] },
  ]);
  expect([...set.coverage]).toEqual([10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 100, 102].flatMap((v) => [v, v]));
  expect(set.weights).toEqual([...Array<number>(11).fill(1), 2, 2]);
});
