/**
 * Recorded verdicts. Each case has a key of its own, wrapped by the key of the person it was compared with or identified
 * as, so that erasing the person destroys the case; where nobody was named, by the workspace key.
 */
import { hash } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import type { Case, Disposition } from '../contract/records.ts';
import { insertCandidates, openCase, sealBody, sealDisposition, sealHeadline, subjectOf } from './case-record.ts';
import type { CaseRow } from './case-record.ts';
import { createCaseSearch } from './case-search.ts';
import type { CaseQuery } from './case-search.ts';
import type { Place } from './cipher.ts';
import type { Erasure } from './erasure.ts';
import type { KeyId } from './keyring.ts';
import { keyOfSignatory } from './signatory-key.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

/** The questioned signature, as PNG. */
export interface CasePictures {
  readonly scanned: Uint8Array;
  readonly cleaned: Uint8Array;
}

/** A removed case is `not-found` everywhere but in `restore`. Removing a person leaves the cases, erasing does not. */
export interface Cases {
  /** @throws ParaphError already-exists, not-found when a person it names is not enrolled */
  record(recorded: Case, pictures: CasePictures): Case;
  /** Newest first. */
  list(query?: CaseQuery): { total: number; rows: Case[] };
  get(id: string): Case;
  picture(id: string, as: keyof CasePictures): Uint8Array<ArrayBuffer>;
  /** Confirms or overrules a verdict; the verdict stays as it was. */
  dispose(id: string, disposition: Omit<Disposition, 'at'>): Case;
  remove(id: string): void;
  restore(id: string): Case;
}

export function createCases(context: StoreContext, erasure: Erasure): Cases {
  const { database, vault, audit, now } = context;
  const search = createCaseSearch(context);
  erasure.onErased(search.forget);

  const cases: Cases = {
    record: (recorded, pictures) =>
      database.transaction(() => {
        refuseTaken(context, recorded.id);
        const key = createKey(context, recorded);
        insert(context, key, recorded);
        insertPictures(context, key, recorded.id, pictures);
        insertCandidates(context, recorded);
        audit.append('case-recorded', key, fingerprint(recorded, pictures));
        return cases.get(recorded.id);
      }),
    list: (query = {}) => {
      vault.requireUnlocked();
      const { total, ids } = search.find(query);
      return { total, rows: ids.map(cases.get) };
    },
    get: (id) => openCase(context, presentRow(context, id)),
    picture: (id, as) => openPicture(context, id, as),
    dispose: (id, { outcome, by, why }) =>
      database.transaction(() => {
        const { key } = presentRow(context, id);
        const disposition: Disposition = { outcome, by, why, at: now() };
        setDisposition(context, key, id, disposition);
        audit.append('case-disposed', key, { case: id, ...disposition });
        return cases.get(id);
      }),
    remove: (id) =>
      database.transaction(() => {
        const { key } = presentRow(context, id);
        database.sql('UPDATE cases SET removed_at = ? WHERE id = ?').run(now(), id);
        audit.append('case-removed', key, { case: id });
      }),
    restore: (id) =>
      database.transaction(() => {
        const restored = database
          .sql('UPDATE cases SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL')
          .run(id);
        const row = presentRow(context, id);
        if (restored > 0) audit.append('case-restored', row.key, { case: id });
        return openCase(context, row);
      }),
  };
  return cases;
}

function presentRow({ database }: StoreContext, id: string): CaseRow {
  const row = database
    .sql<CaseRow>('SELECT id, key, record, disposition FROM cases WHERE id = ? AND removed_at IS NULL')
    .get(id);
  if (row === undefined) throw notFound('case', id);
  return row;
}

function refuseTaken({ database }: StoreContext, id: string): void {
  if (database.sql('SELECT 1 FROM cases WHERE id = ?').get(id) === undefined) return;
  throw new ParaphError('already-exists', 'A case with this identifier was already recorded.', { detail: id });
}

function createKey(context: StoreContext, recorded: Case): KeyId {
  const subject = subjectOf(recorded);
  return context.vault.create(subject === null ? null : keyOfSignatory(context, subject));
}

function insert({ database, vault }: StoreContext, key: KeyId, recorded: Case): void {
  const { id, kind } = recorded;
  const headline = sealHeadline(vault, key, recorded);
  const record = sealBody(vault, key, recorded);
  database
    .sql('INSERT INTO cases (id, key, kind, signatory, headline, record) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, key, kind, subjectOf(recorded), headline, record);
}

function picturePlace(id: string, column: keyof CasePictures): Place {
  return { table: 'case_pictures', column, row: id };
}

function insertPictures({ database, vault }: StoreContext, key: KeyId, id: string, pictures: CasePictures): void {
  const sealed = (as: keyof CasePictures) => vault.seal(key, picturePlace(id, as), pictures[as]);
  database
    .sql('INSERT INTO case_pictures ("case", scanned, cleaned) VALUES (?, ?, ?)')
    .run(id, sealed('scanned'), sealed('cleaned'));
}

function openPicture(context: StoreContext, id: string, as: keyof CasePictures): Uint8Array<ArrayBuffer> {
  const { key } = presentRow(context, id);
  const row = context.database
    .sql<{ sealed: Uint8Array }>(`SELECT ${as} AS sealed FROM case_pictures WHERE "case" = ?`)
    .get(id);
  if (row === undefined) throw notFound('case', id);
  return context.vault.open(key, picturePlace(id, as), row.sealed);
}

function setDisposition({ database, vault }: StoreContext, key: KeyId, id: string, disposition: Disposition): void {
  database.sql('UPDATE cases SET disposition = ? WHERE id = ?').run(sealDisposition(vault, key, id, disposition), id);
}

/** What the log says of a case: enough to show later that neither verdict nor pictures were changed since. */
function fingerprint(recorded: Case, { scanned, cleaned }: CasePictures): Record<string, string> {
  return {
    case: recorded.id,
    word: recorded.decision.word,
    record: hash('sha256', JSON.stringify(recorded)),
    scanned: hash('sha256', scanned),
    cleaned: hash('sha256', cleaned),
  };
}
