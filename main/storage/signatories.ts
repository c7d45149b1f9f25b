import { randomUUID } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { Signatory } from '../contract/records.ts';
import { Instant, Name, Text, z } from '../contract/schema.ts';
import type { Place } from './cipher.ts';
import type { Erasure } from './erasure.ts';
import type { KeyId } from './keyring.ts';
import { joinNotes, mergeOf, mergesInto, passEverything, refuseSame, takeBack } from './merging.ts';
import type { Judgements } from './merging.ts';
import { createSignatoryIndex } from './signatory-index.ts';
import type { Person } from './signatory-index.ts';
import { defaultLimit, notFound } from './store-context.ts';
import type { Page, StoreContext } from './store-context.ts';

export interface Signatories {
  /** By name; `search` looks in names and identifiers. */
  list(query?: Page & { search?: string }): { total: number; rows: Signatory[] };
  /** Every person, by name, without counting specimens. */
  persons(): readonly Person[];
  /** @throws ParaphError not-found, also for a removed person */
  get(id: string): Signatory;
  /** Somebody enrolled, or removed and not yet erased; null for nobody. */
  find(id: string): FoundPerson | null;
  /** Without an identifier one is made. @throws ParaphError already-exists */
  create(person: { id?: string; name: string; note?: string; createdAt?: number }): Signatory;
  update(id: string, changes: { name?: string; note?: string }): Signatory;
  /** Takes a person away with everything that hangs from it; `restore` brings it back. */
  remove(id: string): void;
  /** Undoes `remove` and `merge`. @throws ParaphError refused when whom they were merged into is gone */
  restore(id: string): Signatory;
  /**
   * Passes everything of one person to another, note and removed specimens included, and takes the first away.
   * @throws ParaphError bad-input for one and the same person, too-large for the notes together
   */
  merge(from: string, into: string, judgements?: Judgements): Signatory;
  /** Who was merged into this person and can still be restored. */
  mergedInto(id: string): { id: string; name: string; at: number }[];
  /** Notes in the log that the person left as a file. */
  exported(id: string, underPassphrase: boolean): void;
  /** Destroys the person's key and everything under it: specimens, embeddings, cases. Cannot be undone. */
  erase(id: string): void;
}

/** `mergedInto` is whom everything went to, where this person was merged into somebody. */
export interface FoundPerson extends Person {
  readonly removed: boolean;
  readonly mergedInto: string | null;
}

interface Row {
  readonly id: string;
  readonly key: KeyId;
  readonly removedAt: number | null;
  readonly person: Uint8Array;
}

const SealedPerson = z.object({ name: Name, note: Text, createdAt: Instant });

export function createSignatories(context: StoreContext, erasure: Erasure): Signatories {
  const { database, vault, audit, now } = context;
  const index = createSignatoryIndex(() => presentPersons(context));
  database.onRollback(index.forget);
  erasure.onErased(index.forget);

  const signatories: Signatories = {
    list: ({ search = '', offset = 0, limit = defaultLimit } = {}) => {
      vault.requireUnlocked();
      const found = index.find(search);
      return { total: found.length, rows: found.slice(offset, offset + limit).map((one) => asSignatory(context, one)) };
    },
    persons: () => {
      vault.requireUnlocked();
      return index.find('');
    },
    get: (id) => asSignatory(context, openPerson(context, presentRow(context, id))),
    find: (id) => findPerson(context, id),
    create: ({ id = randomUUID(), name, note = '', createdAt = now() }) =>
      database.transaction(() => {
        refuseTaken(context, id);
        const key = vault.create(null);
        const person: Person = { id, name, note, createdAt };
        database
          .sql('INSERT INTO signatories (id, key, person) VALUES (?, ?, ?)')
          .run(id, key, vault.sealRecord(key, place(id), person));
        audit.append('signatory-created', key, { signatory: id, name });
        index.put(person);
        return signatories.get(id);
      }),
    update: (id, changes) =>
      database.transaction(() => {
        const row = presentRow(context, id);
        const former = openPerson(context, row);
        const person = { ...former, name: changes.name ?? former.name, note: changes.note ?? former.note };
        storePerson(context, row, person);
        audit.append('signatory-changed', row.key, { signatory: id, ...changes });
        index.put(person);
        return signatories.get(id);
      }),
    remove: (id) =>
      database.transaction(() => {
        const { key } = presentRow(context, id);
        database.sql('UPDATE signatories SET removed_at = ? WHERE id = ?').run(now(), id);
        audit.append('signatory-removed', key, { signatory: id });
        index.drop(id);
      }),
    restore: (id) =>
      database.transaction(() => {
        const row = findRow(context, id);
        if (row === undefined) throw notFound('signatory', id);
        if (row.removedAt !== null) {
          const other = undoMerge(context, row);
          if (other) index.put(other);
          database.sql('UPDATE signatories SET removed_at = NULL WHERE id = ?').run(id);
          audit.append('signatory-restored', row.key, { signatory: id });
          index.put(openPerson(context, row));
        }
        return signatories.get(id);
      }),
    merge: (from, into, judgements = new Map()) =>
      database.transaction(() => {
        refuseSame(from, into);
        index.put(mergeRows(context, presentRow(context, from), presentRow(context, into), judgements));
        index.drop(from);
        return signatories.get(into);
      }),
    mergedInto: (id) => mergedPersons(context, presentRow(context, id).id),
    exported: (id, underPassphrase) =>
      database.transaction(() => {
        audit.append('signatory-exported', presentRow(context, id).key, { signatory: id, underPassphrase });
      }),
    erase: erasure.signatory,
  };
  return signatories;
}

function place(id: string): Place {
  return { table: 'signatories', column: 'person', row: id };
}

const columns = 'id, key, removed_at AS removedAt, person';

function* presentPersons(context: StoreContext): Iterable<Person> {
  const rows = context.database.sql<Row>(`SELECT ${columns} FROM signatories WHERE removed_at IS NULL`).all();
  for (const row of rows) yield openPerson(context, row);
}

function findRow({ database }: StoreContext, id: string): Row | undefined {
  return database.sql<Row>(`SELECT ${columns} FROM signatories WHERE id = ?`).get(id);
}

function presentRow(context: StoreContext, id: string): Row {
  const row = findRow(context, id);
  if (row === undefined || row.removedAt !== null) throw notFound('signatory', id);
  return row;
}

function refuseTaken(context: StoreContext, id: string): void {
  const row = findRow(context, id);
  if (row === undefined) return;
  throw new ParaphError('already-exists', say`Somebody is already enrolled with this identifier.`, {
    nextStep:
      row.removedAt === null
        ? say`Choose another identifier.`
        : say`That person was removed, or merged into somebody: restore or erase it.`,
    detail: id,
  });
}

function openPerson({ vault }: StoreContext, { id, key, person }: Row): Person {
  return { id, ...vault.openRecord(key, place(id), SealedPerson, person) };
}

function findPerson(context: StoreContext, id: string): FoundPerson | null {
  const row = findRow(context, id);
  if (row === undefined) return null;
  const mergedInto = mergeOf(context, id)?.target ?? null;
  return { ...openPerson(context, row), removed: row.removedAt !== null, mergedInto };
}

function mergedPersons(context: StoreContext, into: string): { id: string; name: string; at: number }[] {
  return mergesInto(context, into).flatMap(({ source, at }) => {
    const row = findRow(context, source);
    return row ? [{ id: source, name: openPerson(context, row).name, at }] : [];
  });
}

function storePerson({ database, vault }: StoreContext, { id, key }: Row, person: Person): void {
  database.sql('UPDATE signatories SET person = ? WHERE id = ?').run(vault.sealRecord(key, place(id), person), id);
}

/** @returns the person merged into, with both notes */
function mergeRows(context: StoreContext, from: Row, into: Row, judgements: Judgements): Person {
  const [source, target] = [openPerson(context, from), openPerson(context, into)];
  const note = { before: target.note, after: joinNotes(target.note, source.note) };
  const person = { ...target, note: note.after };
  storePerson(context, into, person);
  passEverything(context, from, into, note, judgements);
  context.database.sql('UPDATE signatories SET removed_at = ? WHERE id = ?').run(context.now(), from.id);
  return person;
}

/** @returns the person merged into, without what is taken back; null where nothing was merged */
function undoMerge(context: StoreContext, source: Row): Person | null {
  const merge = mergeOf(context, source.id);
  if (merge === undefined) return null;
  const target = findRow(context, merge.target);
  if (target === undefined || target.removedAt !== null) throw targetGone();
  takeBack(context, merge, source, target);
  const person = openPerson(context, target);
  if (person.note !== merge.note.after) return person;
  const former = { ...person, note: merge.note.before };
  storePerson(context, target, former);
  return former;
}

function targetGone(): ParaphError {
  return new ParaphError('refused', say`Whom this person was merged into was taken away since.`, {
    nextStep: say`Restore that person first.`,
  });
}

function asSignatory({ database }: StoreContext, { id, name, note, createdAt }: Person): Signatory {
  const counted = database
    .sql<{ specimens: number }>(
      'SELECT count(*) AS specimens FROM specimens WHERE signatory = ? AND removed_at IS NULL',
    )
    .get(id);
  const first = database
    .sql<{ face: string }>(
      'SELECT id AS face FROM specimens WHERE signatory = ? AND removed_at IS NULL ORDER BY position LIMIT 1',
    )
    .get(id);
  return { id, name, note, createdAt, specimens: counted?.specimens ?? 0, face: first?.face ?? null };
}
