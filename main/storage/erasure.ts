/**
 * Destroying for good. A person's key goes, the schema's cascades take every row sealed with it, `secure_delete`
 * overwrites those rows in the file, and the write-ahead log, which still holds their pages, is emptied. Backups made
 * before a migration go too. Entries of the log about the person stay in the chain, without their text.
 */
import { assert } from '../base/assert.ts';
import type { KeyId } from './keyring.ts';
import { rememberLessons } from './lessons.ts';
import { deleteBackups } from './migrate.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

export interface Erasure {
  /** Not within a transaction: only what is committed can be wiped. @throws ParaphError not-found */
  signatory(id: string): void;
  /** Destroys what was removed longer ago than it is kept for undoing. @returns how many persons, specimens, cases and drawings */
  overdue(): number;
  /** Calls `listener` after an erasure, for whoever keeps something of it elsewhere; what that overwrites is wiped too. */
  onErased(listener: () => void): void;
}

/** How long a removal can be undone. */
export const keptForUndoMs = 30 * 24 * 60 * 60 * 1_000;

export function createErasure(context: StoreContext): Erasure {
  const { database } = context;
  const listeners: (() => void)[] = [];

  const wipe = () => {
    for (const listener of listeners) listener();
    database.emptyLog();
  };

  return {
    signatory: (id) => {
      assert(!database.inTransaction(), 'an erasure cannot be taken back, so it is no part of a transaction');
      destroySignatory(context, id);
      wipe();
    },
    overdue: () => {
      const before = context.now() - keptForUndoMs;
      const destroyed = database.transaction(() => destroyOverdue(context, before));
      if (destroyed > 0) wipe();
      return destroyed;
    },
    onErased: (listener) => void listeners.push(listener),
  };
}

function destroySignatory(context: StoreContext, id: string): void {
  const { database, vault, audit } = context;
  database.transaction(() => {
    const row = database.sql<{ key: KeyId }>('SELECT key FROM signatories WHERE id = ?').get(id);
    if (row === undefined) throw notFound('signatory', id);
    // Before the commit: after a crash nobody would remember to.
    deleteBackups(database.file);
    const counted = countHanging(database, id);
    rememberLessons.forgetMerged(context, id, row.key);
    vault.destroy(row.key);
    // The identifier may say who it was, so it is not kept; the subject still ties this entry to the earlier ones.
    audit.append('signatory-erased', row.key, counted, null);
  });
}

function exists(database: StoreContext['database'], id: string): boolean {
  return database.sql('SELECT 1 FROM signatories WHERE id = ?').get(id) !== undefined;
}

function countHanging(database: StoreContext['database'], id: string): { specimens: number; cases: number } {
  const counted = database
    .sql<{ specimens: number; cases: number }>(
      `SELECT (SELECT count(*) FROM specimens WHERE signatory = :id) AS specimens,
              (SELECT count(*) FROM cases WHERE signatory = :id) AS cases`,
    )
    .get({ id });
  return counted ?? { specimens: 0, cases: 0 };
}

function destroyOverdue(context: StoreContext, before: number): number {
  const { database, vault, audit } = context;
  const overdue = <Row>(table: string, columns: string) =>
    database.sql<Row>(`SELECT ${columns} FROM ${table} WHERE removed_at < ?`).all(before);

  const signatories = overdue<{ id: string }>('signatories', 'id');
  // Whoever was merged into one of them goes along with that one.
  for (const { id } of signatories) if (exists(database, id)) destroySignatory(context, id);

  const cases = overdue<{ key: KeyId }>('cases', 'key');
  for (const { key } of cases) {
    vault.destroy(key);
    audit.append('case-purged', key, {}, null);
  }

  const specimens = overdue<{ id: string; key: KeyId }>('specimens', specimenAndKey);
  for (const { id, key } of specimens) {
    database.sql('DELETE FROM specimens WHERE id = ?').run(id);
    audit.append('specimen-purged', key, { specimen: id });
  }
  const drawn = overdue<{ key: KeyId }>('drawn_classes', 'key');
  for (const { key } of drawn) vault.destroy(key);
  const drawings = database.sql('DELETE FROM drawings WHERE removed_at < ?').run(before);

  const destroyed = signatories.length + cases.length + specimens.length + drawn.length + drawings;
  if (destroyed > 0) deleteBackups(database.file);
  return destroyed;
}

const specimenAndKey = 'id, (SELECT key FROM signatories WHERE signatories.id = specimens.signatory) AS key';
