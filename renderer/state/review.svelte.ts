/** The review queue: what waits, which case is looked at, and how to get the last one back. */
import type { ReviewItem, ReviewQueue, ReviewReason } from '../../main/contract/case-query.ts';
import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import type { Case } from '../../main/contract/records.ts';
import type { Client } from '../client/client.ts';

export type ReviewOrder = 'oldest' | 'newest';

export interface Review {
  readonly queue: Pick<ReviewQueue, 'waiting' | 'counts' | 'total'> | null;
  readonly items: readonly ReviewItem[];
  readonly chosen: ReviewItem | null;
  readonly error: ErrorRecord | null;
  /** Only cases that wait for this; null for all of them. */
  reason: ReviewReason | null;
  order: ReviewOrder;
  refresh(): Promise<void>;
  choose(id: string): void;
  /** The case `steps` further down the list; stays at the ends. */
  move(steps: number): void;
  /** Somebody decided about a case: it leaves, and the next one is looked at. */
  decided(record: Case): void;
  /** The case decided last here, which `withdrawn` brings back; null when there is none. */
  readonly last: Case | null;
  withdrawn(record: Case): Promise<void>;
}

/** So many are fetched at once, and asked for again when few are left. */
const batch = 100;
const few = 20;

export function createReview(client: Client): Review {
  let queue = $state.raw<Review['queue']>(null);
  let items = $state.raw<readonly ReviewItem[]>([]);
  let chosenId = $state<string | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let reason = $state<ReviewReason | null>(null);
  let order = $state<ReviewOrder>('oldest');
  let done = $state.raw<readonly Case[]>([]);
  let generation = 0;

  const chosen = $derived(items.find((item) => item.case.id === chosenId) ?? items[0] ?? null);
  const indexOf = (id: string | undefined) => items.findIndex((item) => item.case.id === id);

  async function refresh(): Promise<void> {
    const mine = ++generation;
    try {
      const reasons = reason === null ? {} : { reasons: [reason] };
      const { rows, ...counted } = await client.call('cases.queue', { sort: order, limit: batch, ...reasons });
      if (mine !== generation) return;
      chosenId = rows.some((item) => item.case.id === chosenId) ? chosenId : idAt(rows, indexOf(chosen?.case.id));
      items = rows;
      // What was taken back elsewhere is no longer there to be taken back.
      done = done.filter(({ id }) => !rows.some((item) => item.case.id === id && item.case.state === 'open'));
      queue = counted;
      error = null;
    } catch (failure) {
      if (mine === generation) error = toErrorRecord(failure);
    }
  }

  function leave(id: string): void {
    const index = indexOf(id);
    if (index === -1) return;
    items = items.filter((item) => item.case.id !== id);
    chosenId = idAt(items, index);
    if (queue) queue = { ...queue, waiting: queue.waiting - 1, total: queue.total - 1 };
  }

  return {
    get queue() {
      return queue;
    },
    get items() {
      return items;
    },
    get chosen() {
      return chosen;
    },
    get error() {
      return error;
    },
    get reason() {
      return reason;
    },
    set reason(next) {
      reason = next;
      void refresh();
    },
    get order() {
      return order;
    },
    set order(next) {
      order = next;
      void refresh();
    },
    get last() {
      return done.at(-1) ?? null;
    },
    refresh,
    choose: (id) => void (chosenId = id),
    move(steps) {
      const index = Math.min(items.length - 1, Math.max(0, indexOf(chosen?.case.id) + steps));
      chosenId = items[index]?.case.id ?? null;
    },
    decided(record) {
      done = [...done, record];
      // A case sent on waits for somebody else, and goes on being listed as such.
      if (record.state === 'sent-on') {
        const next = idAt(items, indexOf(record.id) + 1);
        items = items.map((item) => (item.case.id === record.id ? { ...item, case: record } : item));
        chosenId = next;
      } else leave(record.id);
      if (items.length < few && items.length < (queue?.total ?? 0)) void refresh();
    },
    async withdrawn(record) {
      done = done.filter(({ id }) => id !== record.id);
      await refresh();
      chosenId = record.id;
    },
  };
}

function idAt(items: readonly ReviewItem[], index: number): string | null {
  return items[Math.min(Math.max(index, 0), items.length - 1)]?.case.id ?? null;
}
