import { describe, expect, it } from 'vitest';
import type { TripletBatch } from '../../../main/contract/lab/triplets.ts';
import { listTriplets } from '../../../renderer/lab/triplet-list.ts';

/** Pictures 0 and 1 of one class, 2 and 3 of another; d(0, ·) = 0.5, 0.4, 1; d(1, ·) = 0.5, 0.6, 0.55. */
const after = [0, 0.5, 0.4, 1, 0.5, 0, 0.6, 0.55, 0.4, 0.6, 0, 0.1, 1, 0.55, 0.1, 0];
const batch: TripletBatch = {
  side: 1,
  pictures: [0, 0, 1, 1].map((label, place) => ({ place, label, className: '' })),
  coverage: new Uint8Array(4),
  before: { distances: { l2: after.map(() => 0), cosine: [] }, spread: 0, chosen: [[0, 1, 2]] },
  after: {
    distances: { l2: after, cosine: [] },
    spread: 1,
    chosen: [
      [0, 1, 3],
      [0, 1, 2],
      [1, 0, 3],
    ],
  },
};
const usual = { unit: 'l2', margin: 0.2, filter: 'every', order: 'drawn' } as const;

describe('the list of a batch’s triplets', () => {
  it('is what the miner chose, each with what it was and is', () => {
    const [easy, hard, semiHard] = listTriplets(batch, 'after', usual);
    expect(easy).toMatchObject({
      triplet: [0, 1, 3],
      before: { kind: 'hard' },
      after: { kind: 'easy', toNegative: 1 },
    });
    expect(hard.after.kind).toBe('hard');
    expect(semiHard.after.kind).toBe('semi-hard');
    expect(listTriplets(batch, 'before', usual)).toHaveLength(1);
  });

  it('follows the margin at once', () => {
    const kinds = (margin: number) =>
      listTriplets(batch, 'after', { ...usual, margin }).map(({ after: { kind } }) => kind);
    expect(kinds(0)).toEqual(['easy', 'hard', 'easy']);
    expect(kinds(0.6)).toEqual(['semi-hard', 'hard', 'semi-hard']);
  });

  it('is narrowed to a kind, and stands with the hardest first', () => {
    expect(listTriplets(batch, 'after', { ...usual, filter: 'semi-hard' }).map(({ triplet }) => triplet)).toEqual([
      [1, 0, 3],
    ]);
    expect(listTriplets(batch, 'after', { ...usual, order: 'hardest' }).map(({ triplet }) => triplet)).toEqual([
      [0, 1, 2],
      [1, 0, 3],
      [0, 1, 3],
    ]);
  });
});
