/** Finds cases. What a search looks in is stored sealed, so it is opened once and then kept in memory. */
import type { Case } from '../contract/records.ts';
import { openHeadline } from './case-record.ts';
import type { KeyId } from './keyring.ts';
import { searchText } from './search-text.ts';
import { defaultLimit } from './store-context.ts';
import type { Page, StoreContext } from './store-context.ts';

export interface CaseQuery extends Page {
  /** Looks in file names, the name of the person concerned, and identifiers. */
  readonly search?: string;
  readonly kind?: Case['kind'];
  /** Compared with, or identified as. */
  readonly signatory?: string;
}

export interface CaseSearch {
  /** Newest first: how many fit, and those on the page. */
  find(query: CaseQuery): { total: number; ids: string[] };
  /** Drops what is kept in memory. */
  forget(): void;
}

interface Row {
  readonly id: string;
  readonly key: KeyId;
}

export function createCaseSearch(context: StoreContext): CaseSearch {
  const headlines = new Map<string, string>();

  const headline = (row: Row): string => {
    const text = headlines.get(row.id) ?? readHeadline(context, row);
    headlines.set(row.id, text);
    return text;
  };

  return {
    find: (query) => {
      const { search = '', offset = 0, limit = defaultLimit } = query;
      const wanted = searchText(search.trim());
      const present = presentRows(context, query);
      const found = wanted === '' ? present : present.filter((row) => headline(row).includes(wanted));
      return { total: found.length, ids: found.slice(offset, offset + limit).map(({ id }) => id) };
    },
    forget: () => headlines.clear(),
  };
}

function presentRows({ database }: StoreContext, { kind, signatory }: CaseQuery): Row[] {
  return database
    .sql<Row>(
      `SELECT id, key FROM cases
       WHERE removed_at IS NULL AND (:kind = '' OR kind = :kind) AND (:signatory = '' OR signatory = :signatory)
       ORDER BY position DESC`,
    )
    .all({ kind: kind ?? '', signatory: signatory ?? '' });
}

/** Headlines never change, and no two cases share an identifier. */
function readHeadline({ database, vault }: StoreContext, row: Row): string {
  const found = database.sql<{ headline: Uint8Array }>('SELECT headline FROM cases WHERE id = ?').get(row.id);
  return found === undefined ? '' : openHeadline(vault, row, found.headline);
}
