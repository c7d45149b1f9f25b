/**
 * Recorded verdicts. Each case has a key of its own, wrapped by the key of the person it was compared with or identified
 * as, so that erasing the person destroys the case; where nobody was named, by the workspace key.
 */
import { hash } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { ReviewQueue } from '../contract/case-query.ts';
import type { Correction, Step, StepOutcome } from '../contract/decisions.ts';
import type { Case } from '../contract/records.ts';
import { appendCorrection, appendStep } from './case-decisions.ts';
import { caseColumns, insertCandidates, openCase, sealBody, sealHeadline, subjectOf } from './case-record.ts';
import type { CaseRow } from './case-record.ts';
import { createCaseSearch } from './case-search.ts';
import type { CaseQuery, QueueQuery } from './case-search.ts';
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

/** What the log says of a case when it was recorded. */
export interface LogPlace {
  readonly sequence: number;
  readonly at: number;
  readonly hash: string;
}

/** Who did it and why; the time is added. */
export interface Reviewer {
  readonly by: string;
  readonly why: string;
}

/** A removed case is `not-found` everywhere but in `restore`. Removing a person leaves the cases, erasing does not. */
export interface Cases {
  /** @throws ParaphError already-exists, not-found when a person it names is not enrolled */
  record(recorded: Case, pictures: CasePictures): Case;
  /** Newest first unless sorted otherwise. */
  list(query?: CaseQuery): { total: number; rows: Case[] };
  /** Opens cases ahead of the first search, one at each step, so that nobody waits for it. */
  ahead(): Iterable<void>;
  /** The identifiers of all cases that fit. */
  select(query: CaseQuery): string[];
  /** The identifiers of the cases of which somebody said whose signature they show, newest first. */
  corrected(): string[];
  /** What waits for a person. */
  queue(query?: QueueQuery): ReviewQueue;
  get(id: string): Case;
  picture(id: string, as: keyof CasePictures): Uint8Array<ArrayBuffer>;
  /** Where the log tells of its recording; null where it does not. */
  logged(id: string): LogPlace | null;
  /** Confirms, overrules or settles a verdict or sends it on; the verdict stays as it was. */
  dispose(id: string, step: Reviewer & { outcome: Exclude<StepOutcome, 'withdrawn'> }): Case;
  /** Takes back the last step that stands. @throws ParaphError refused when there is none */
  withdraw(id: string, reviewer: Reviewer): Case;
  /** @throws ParaphError not-found also when the person is not enrolled */
  correct(id: string, correction: Reviewer & Pick<Correction, 'signatory' | 'name' | 'says'>): Case;
  /** All of them or none. */
  remove(ids: readonly string[]): void;
  restore(ids: readonly string[]): void;
}

export function createCases(context: StoreContext, erasure: Erasure): Cases {
  const { database, vault, now } = context;
  const search = createCaseSearch(context);
  erasure.onErased(search.forget);

  const cases: Cases = {
    record: (recorded, pictures) =>
      database.transaction(() => {
        record(context, recorded, pictures);
        return cases.get(recorded.id);
      }),
    list: (query = {}) => {
      vault.requireUnlocked();
      const { total, ids } = search.find(query);
      return { total, rows: ids.map(cases.get) };
    },
    ahead: search.ahead,
    select: (query) => {
      vault.requireUnlocked();
      return search.select(query);
    },
    corrected: () => {
      vault.requireUnlocked();
      return correctedIds(context);
    },
    queue: (query = {}) => {
      vault.requireUnlocked();
      const { page, ...counted } = search.queue(query);
      return { ...counted, rows: page.map(({ id, reasons }) => ({ case: cases.get(id), reasons })) };
    },
    get: (id) => openCase(context, presentRow(context, id)),
    picture: (id, as) => openPicture(context, id, as),
    logged: (id) => loggedPlace(context, presentRow(context, id).key),
    dispose: (id, { outcome, by, why }) =>
      database.transaction(() => {
        takeStep(context, presentRow(context, id), { outcome, by, why, at: now() });
        search.changed(id);
        return cases.get(id);
      }),
    withdraw: (id, { by, why }) =>
      database.transaction(() => {
        if (cases.get(id).state === 'open') throw nothingToWithdraw(id);
        takeStep(context, presentRow(context, id), { outcome: 'withdrawn', by, why, at: now() });
        search.changed(id);
        return cases.get(id);
      }),
    correct: (id, { signatory, name, says, by, why }) =>
      database.transaction(() => {
        presentRow(context, id);
        correct(context, id, { signatory, name, says, by, why, at: now() });
        return cases.get(id);
      }),
    remove: (ids) => database.transaction(() => ids.forEach((id) => remove(context, id))),
    restore: (ids) => database.transaction(() => ids.forEach((id) => restore(context, id))),
  };
  return cases;
}

/** Within a transaction of the caller's, as are all of these. */
function record(context: StoreContext, recorded: Case, pictures: CasePictures): void {
  refuseTaken(context, recorded.id);
  const key = createKey(context, recorded);
  insert(context, key, recorded);
  insertPictures(context, key, recorded.id, pictures);
  insertCandidates(context, recorded);
  context.audit.append('case-recorded', key, fingerprint(recorded, pictures));
}

const entryFor = {
  confirmed: 'case-disposed',
  overruled: 'case-disposed',
  'settled-genuine': 'case-disposed',
  'settled-forged': 'case-disposed',
  'sent-on': 'case-sent-on',
  withdrawn: 'case-withdrawn',
} as const;

function takeStep(context: StoreContext, row: CaseRow, step: Step): void {
  appendStep(context, row, step);
  context.audit.append(entryFor[step.outcome], row.key, { case: row.id, ...step });
}

/** The entry hangs from the person spoken of, as the correction does: erasing them takes both along. */
function correct(context: StoreContext, id: string, correction: Correction): void {
  const key = appendCorrection(context, id, correction);
  context.audit.append('case-corrected', key, { case: id, ...correction });
}

function remove(context: StoreContext, id: string): void {
  const { key } = presentRow(context, id);
  context.database.sql('UPDATE cases SET removed_at = ? WHERE id = ?').run(context.now(), id);
  context.audit.append('case-removed', key, { case: id });
}

function restore(context: StoreContext, id: string): void {
  const restored = context.database
    .sql('UPDATE cases SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL')
    .run(id);
  const { key } = presentRow(context, id);
  if (restored > 0) context.audit.append('case-restored', key, { case: id });
}

function loggedPlace({ database }: StoreContext, key: KeyId): LogPlace | null {
  const entry = database
    .sql<LogPlace>(
      "SELECT sequence, at, hash FROM audit WHERE subject = ? AND kind = 'case-recorded' ORDER BY sequence LIMIT 1",
    )
    .get(key);
  return entry ?? null;
}

function nothingToWithdraw(id: string): ParaphError {
  return new ParaphError('refused', say`Nobody has decided about this case, so there is nothing to withdraw.`, {
    detail: id,
  });
}

function correctedIds({ database }: StoreContext): string[] {
  return database
    .sql<{ id: string }>(
      `SELECT id FROM cases WHERE removed_at IS NULL AND id IN (SELECT "case" FROM case_corrections)
       ORDER BY position DESC`,
    )
    .all()
    .map(({ id }) => id);
}

function presentRow({ database }: StoreContext, id: string): CaseRow {
  const row = database.sql<CaseRow>(`SELECT ${caseColumns} FROM cases WHERE id = ? AND removed_at IS NULL`).get(id);
  if (row === undefined) throw notFound('case', id);
  return row;
}

function refuseTaken({ database }: StoreContext, id: string): void {
  if (database.sql('SELECT 1 FROM cases WHERE id = ?').get(id) === undefined) return;
  throw new ParaphError('already-exists', say`A case with this identifier was already recorded.`, { detail: id });
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
