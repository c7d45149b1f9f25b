import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';

export interface RowsPage<Row> {
  total: number;
  rows: Row[];
}

export interface PagedRows<Row> {
  /** Null until the first page came. */
  readonly total: number | null;
  readonly error: ErrorRecord | null;
  /** The row at a place; undefined while it is on its way. */
  at(index: number): Row | undefined;
  /** Asks for the rows from `first` up to and including `last` that are not here yet. */
  need(first: number, last: number): void;
  /** Asks again for what is shown; the old rows stay until the new ones are here. */
  refresh(): Promise<void>;
}

const pageSize = 100;

/**
 * A long list of which only the pages that are looked at are fetched. An answer to an older question than the last
 * `refresh` is dropped.
 */
export function createPagedRows<Row>(
  fetchPage: (offset: number, limit: number) => Promise<RowsPage<Row>>,
): PagedRows<Row> {
  let pages = $state.raw<ReadonlyMap<number, readonly Row[]>>(new Map());
  let total = $state<number | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let asked = new Set<number>();
  let shown = { first: 0, last: 0 };
  let generation = 0;

  async function load(page: number, mine: number, replace: boolean): Promise<void> {
    asked.add(page);
    try {
      const answer = await fetchPage(page * pageSize, pageSize);
      if (mine !== generation) return;
      total = answer.total;
      pages = new Map([...(replace ? [] : pages), [page, answer.rows]]);
      error = null;
    } catch (failure) {
      if (mine !== generation) return;
      asked.delete(page);
      error = toErrorRecord(failure);
    }
  }

  function need(first: number, last: number): void {
    shown = { first, last };
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (!asked.has(page)) void load(page, generation, false);
    }
  }

  return {
    get total() {
      return total;
    },
    get error() {
      return error;
    },
    at: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    need,
    async refresh() {
      generation += 1;
      asked = new Set();
      const mine = generation;
      await load(Math.floor(shown.first / pageSize), mine, true);
      if (mine === generation) need(shown.first, shown.last);
    },
  };
}
