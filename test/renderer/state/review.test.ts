import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '../../../main/contract/case-query.ts';
import type { Case } from '../../../main/contract/records.ts';
import { createReview } from '../../../renderer/state/review.svelte.ts';
import { identifyCase } from '../../storage/records.ts';
import { createFakeClient } from './fake-client.ts';

/** A queue of so many cases, in the engine's memory. */
function createServer(count: number) {
  let waiting: ReviewItem[] = Array.from({ length: count }, (_, index) => ({
    case: { ...identifyCase([], 'unknown'), id: `c${index}` },
    reasons: ['unknown'],
  }));
  const client = createFakeClient({
    'cases.queue': ({ limit = 100, sort, reasons }) => {
      const sorted = sort === 'newest' ? waiting.toReversed() : waiting;
      const fitting = reasons?.includes('sent-on') ? [] : sorted;
      const counts = { 'sent-on': 0, inconclusive: 0, unknown: waiting.length, 'low-quality': 0, flagged: 0 };
      return { total: fitting.length, waiting: waiting.length, counts, rows: fitting.slice(0, limit) };
    },
  });
  return {
    review: createReview(client),
    client,
    decide(id: string): Case {
      const decided = waiting.find((item) => item.case.id === id);
      waiting = waiting.filter((item) => item !== decided);
      return { ...(decided as ReviewItem).case, state: 'confirmed' };
    },
    putBack: (item: ReviewItem) => void (waiting = [item, ...waiting]),
  };
}

const idOf = ({ chosen }: ReturnType<typeof createReview>) => chosen?.case.id;

describe('the review queue', () => {
  it('goes from case to case and stops at the ends', async () => {
    const { review } = createServer(3);
    await review.refresh();
    expect(idOf(review)).toBe('c0');
    review.move(-1);
    expect(idOf(review)).toBe('c0');
    review.move(1);
    review.move(1);
    review.move(1);
    expect(idOf(review)).toBe('c2');
    review.choose('c1');
    expect(idOf(review)).toBe('c1');
  });

  it('opens the next case after a decision, and says how many are left, without asking', async () => {
    const { review, decide, client } = createServer(3);
    await review.refresh();
    review.move(1);
    review.decided(decide('c1'));
    expect([idOf(review), review.items.length, review.queue?.waiting]).toEqual(['c2', 2, 2]);
    review.decided(decide('c2'));
    expect(idOf(review)).toBe('c0');
    review.decided(decide('c0'));
    expect(review.chosen).toBeNull();
    expect(client.asked).toHaveLength(1);
  });

  it('fetches more when few are left', async () => {
    const { review, decide } = createServer(150);
    await review.refresh();
    expect(review.items).toHaveLength(100);
    for (let index = 0; index < 85; index++) review.decided(decide(`c${index}`));
    await Promise.resolve();
    await review.refresh();
    expect(review.items).toHaveLength(65);
    expect(idOf(review)).toBe('c85');
  });

  it('keeps a case sent on in the list, and moves on', async () => {
    const { review } = createServer(2);
    await review.refresh();
    review.decided({ ...(review.items[0].case as Case), state: 'sent-on' });
    expect([idOf(review), review.items[0].case.state]).toEqual(['c1', 'sent-on']);
  });

  it('remembers what was decided here, to take it back', async () => {
    const { review, decide, putBack } = createServer(2);
    await review.refresh();
    const [first] = review.items;
    const decided = decide('c0');
    review.decided(decided);
    expect(review.last?.id).toBe('c0');
    putBack(first);
    await review.withdrawn(first.case);
    expect([idOf(review), review.last]).toEqual(['c0', null]);
  });

  it('forgets what was taken back elsewhere', async () => {
    const { review, decide, putBack } = createServer(2);
    await review.refresh();
    const [first] = review.items;
    review.decided(decide('c0'));
    putBack(first);
    await review.refresh();
    expect(review.last).toBeNull();
  });

  it('narrows and turns around', async () => {
    const { review } = createServer(3);
    await review.refresh();
    review.order = 'newest';
    await Promise.resolve();
    await Promise.resolve();
    expect(review.items.map((item) => item.case.id)).toEqual(['c2', 'c1', 'c0']);
    review.reason = 'sent-on';
    await Promise.resolve();
    await Promise.resolve();
    expect(review.items).toEqual([]);
    expect(review.queue?.waiting).toBe(3);
  });
});
