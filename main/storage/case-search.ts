/**
 * Finds cases. What is in the clear is left to SQLite; words, names, flags and dates are stored sealed, so they are
 * opened once, when somebody first asks for them, and then kept in memory.
 */
import type { CaseFilter, ReviewReason } from '../contract/case-query.ts';
import type { CaseState } from '../contract/decisions.ts';
import type { StoredState } from './case-decisions.ts';
import { stateOfRow } from './case-decisions.ts';
import { caseColumns, headlineOf, openCase, openHeadline } from './case-record.ts';
import type { CaseRow, Headline, HeadlineRow } from './case-record.ts';
import type { KeyId } from './keyring.ts';
import { reviewReasons } from './review-reasons.ts';
import { searchText } from './search-text.ts';
import { defaultLimit, notFound } from './store-context.ts';
import type { Page, StoreContext } from './store-context.ts';

/** What is left out narrows nothing. */
export type CaseQuery = Page & { readonly [F in keyof CaseFilter]?: CaseFilter[F] | undefined };

export interface QueueQuery extends Page {
  readonly reasons?: readonly ReviewReason[] | undefined;
  readonly sort?: 'oldest' | 'newest' | undefined;
}

interface Waiting {
  readonly id: string;
  readonly reasons: ReviewReason[];
}

export interface CaseSearch {
  /** How many fit, and those on the page. */
  find(query: CaseQuery): { total: number; ids: string[] };
  /** All that fit. */
  select(query: CaseQuery): string[];
  /** What waits for a person, and how many for each reason. */
  queue(query: QueueQuery): { waiting: number; counts: Record<ReviewReason, number>; total: number; page: Waiting[] };
  /** Opens what is sealed ahead of the first search: one case at each step. */
  ahead(): Iterable<void>;
  /** Says that people's decisions about a case changed. */
  changed(id: string): void;
  /** Drops what is kept in memory. */
  forget(): void;
}

interface Row {
  readonly id: string;
  readonly key: KeyId;
  readonly state: StoredState;
}

export function createCaseSearch(context: StoreContext): CaseSearch {
  const headlines = new Map<string, Headline>();
  const states = new Map<string, CaseState>();
  context.database.onRollback(() => states.clear());

  const headline = (row: Row): Headline => {
    const known = headlines.get(row.id) ?? readHeadline(context, row);
    headlines.set(row.id, known);
    return known;
  };
  const state = (row: Row): CaseState => {
    if (row.state !== 'decided') return row.state;
    const known = states.get(row.id) ?? stateOfRow(context, row.id);
    states.set(row.id, known);
    return known;
  };

  const fitting = (query: CaseQuery): Row[] => {
    const tests = testsFor(query, headline, state);
    const rows = presentRows(context, query);
    const found = tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
    return sorted(found, query.sort, headline);
  };

  return {
    find: (query) => {
      if (isInTheClear(query)) return findInTheClear(context, query);
      const { offset = 0, limit = defaultLimit } = query;
      const found = fitting(query);
      return { total: found.length, ids: found.slice(offset, offset + limit).map(({ id }) => id) };
    },
    select: (query) => fitting(query).map(({ id }) => id),
    queue: ({ reasons = [], sort = 'oldest', offset = 0, limit = defaultLimit }) => {
      const waiting = waitingRows(context, sort)
        .map((row) => ({ id: row.id, reasons: reviewReasons(headline(row), row.state) }))
        .filter((item) => item.reasons.length > 0);
      const wanted =
        reasons.length === 0 ? waiting : waiting.filter((item) => item.reasons.some((one) => reasons.includes(one)));
      const page = wanted.slice(offset, offset + limit);
      return { waiting: waiting.length, counts: countReasons(waiting), total: wanted.length, page };
    },
    *ahead() {
      for (const row of presentRows(context, {})) {
        if (headlines.has(row.id)) continue;
        headline(row);
        yield;
      }
    },
    changed: (id) => void states.delete(id),
    forget: () => {
      headlines.clear();
      states.clear();
    },
  };
}

/** One test for each part of the query that looks at what is sealed. */
function testsFor(
  { search = '', words, states, flags, from, to }: CaseQuery,
  headline: (row: Row) => Headline,
  state: (row: Row) => CaseState,
): ((row: Row) => boolean)[] {
  const wanted = searchText(search.trim());
  const tests: (((row: Row) => boolean) | null)[] = [
    states ? (row) => states.includes(state(row)) : null,
    wanted === '' ? null : (row) => headline(row).text.includes(wanted),
    words ? (row) => words.includes(headline(row).word) : null,
    flags ? (row) => headline(row).flags.some((flag) => flags.includes(flag)) : null,
    from === undefined ? null : (row) => headline(row).createdAt >= from,
    to === undefined ? null : (row) => headline(row).createdAt < to,
  ];
  return tests.filter((test) => test !== null);
}

/** Rows come newest first; a stable sort keeps that order among equals. */
function sorted(rows: Row[], sort: CaseFilter['sort'] | undefined, headline: (row: Row) => Headline): Row[] {
  if (sort === undefined || sort === 'newest') return rows;
  if (sort === 'oldest') return rows.reverse();
  const property = ({ person: 'person', file: 'fileName', word: 'word' } as const)[sort];
  const order = new Intl.Collator(undefined, { numeric: true });
  return rows.sort((one, other) => order.compare(headline(one)[property], headline(other)[property]));
}

function countReasons(waiting: readonly Waiting[]): Record<ReviewReason, number> {
  const counts = { 'sent-on': 0, inconclusive: 0, unknown: 0, 'low-quality': 0, flagged: 0 };
  for (const { reasons } of waiting) for (const reason of reasons) counts[reason] += 1;
  return counts;
}

function isInTheClear({ search = '', words, states, flags, from, to, sort = 'newest' }: CaseQuery): boolean {
  const sealed = [words, states, flags, from, to].some((part) => part !== undefined);
  return search.trim() === '' && !sealed && (sort === 'newest' || sort === 'oldest');
}

/** The covering index `cases_present` answers all of these without touching the records. */
const present = `FROM cases
  WHERE removed_at IS NULL AND (:kind = '' OR kind = :kind) AND (:signatory = '' OR signatory = :signatory)`;

function narrowed({ kind, signatory }: CaseQuery): { kind: string; signatory: string } {
  return { kind: kind ?? '', signatory: signatory ?? '' };
}

function findInTheClear({ database }: StoreContext, query: CaseQuery): { total: number; ids: string[] } {
  const { offset = 0, limit = defaultLimit, sort } = query;
  const order = sort === 'oldest' ? 'ASC' : 'DESC';
  const counted = database.sql<{ total: number }>(`SELECT count(*) AS total ${present}`).get(narrowed(query));
  const rows = database
    .sql<{ id: string }>(`SELECT id ${present} ORDER BY position ${order} LIMIT :limit OFFSET :offset`)
    .all({ ...narrowed(query), limit, offset });
  return { total: counted?.total ?? 0, ids: rows.map(({ id }) => id) };
}

function presentRows({ database }: StoreContext, query: CaseQuery): Row[] {
  return database.sql<Row>(`SELECT id, key, state ${present} ORDER BY position DESC`).all(narrowed(query));
}

function waitingRows({ database }: StoreContext, sort: 'oldest' | 'newest'): Row[] {
  const order = sort === 'oldest' ? 'ASC' : 'DESC';
  return database
    .sql<Row>(
      `SELECT id, key, state FROM cases WHERE removed_at IS NULL AND state <> 'decided' ORDER BY position ${order}`,
    )
    .all();
}

/** Headlines never change, and no two cases share an identifier. */
function readHeadline(context: StoreContext, { id }: Row): Headline {
  const { database } = context;
  // Without the record, which is ten times as large and lies on pages of its own.
  const row = database.sql<HeadlineRow>('SELECT id, key, headline FROM cases WHERE id = ?').get(id);
  return (row && openHeadline(context, row)) ?? headlineOf(openCase(context, wholeRow(context, id)));
}

function wholeRow({ database }: StoreContext, id: string): CaseRow {
  const row = database.sql<CaseRow>(`SELECT ${caseColumns} FROM cases WHERE id = ?`).get(id);
  if (row === undefined) throw notFound('case', id);
  return row;
}
