/** How one case is laid out in sealed fields, and put together again. */
import { say } from '../contract/phrase.ts';
import { CaseWord } from '../contract/case-query.ts';
import { Candidate, Case, Flag } from '../contract/records.ts';
import { Instant, z } from '../contract/schema.ts';
import { decisionsOf } from './case-decisions.ts';
import type { CaseKey } from './case-decisions.ts';
import type { Place } from './cipher.ts';
import type { KeyId } from './keyring.ts';
import { searchText } from './search-text.ts';
import { keyOfSignatory } from './signatory-key.ts';
import type { Holder } from './specimen-record.ts';
import { damaged } from './storage-error.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';
import type { Vault } from './vault.ts';

export interface CaseRow extends CaseKey {
  /** Who has the case now, and the key of that person; null where nobody was named. */
  readonly signatory: string | null;
  readonly holder: KeyId | null;
  /** The key that wraps the case's own. */
  readonly under: KeyId | null;
  readonly record: Uint8Array;
}

/** Selects what `CaseRow` holds. */
export const caseColumns = `
  cases.id, cases.key, cases.signatory, record, disposition,
  (SELECT key FROM signatories WHERE signatories.id = cases.signatory) AS holder,
  (SELECT under FROM keys WHERE keys.id = cases.key) AS under`;

const Body = z.looseObject({
  kind: z.string(),
  signatory: z.optional(z.looseObject({ id: z.string() })),
  decision: z.looseObject({}),
});
type Body = z.infer<typeof Body>;

/** What lists are searched, filtered and sorted by. It never changes once a case is recorded. */
const Headline = z.object({
  text: z.string(),
  person: z.string(),
  fileName: z.string(),
  word: CaseWord,
  flags: z.array(Flag),
  lowQuality: z.boolean(),
  createdAt: Instant,
});
export type Headline = z.infer<typeof Headline>;

const Older = z.object({ text: z.string() });
const StoredHeadline = z.union([Headline, Older]);

export interface HeadlineRow {
  readonly id: string;
  readonly key: KeyId;
  readonly headline: Uint8Array;
}

/** Whose biometric data a case holds, as far as is known: the person compared with, or the one identified. */
export function subjectOf(recorded: Case): string | null {
  return recorded.kind === 'verify' ? recorded.signatory.id : recorded.decision.signatory;
}

function subjectName(recorded: Case): string {
  if (recorded.kind === 'verify') return recorded.signatory.name;
  return recorded.candidates.find(({ signatory }) => signatory === recorded.decision.signatory)?.name ?? '';
}

export function headlineOf(recorded: Case): Headline {
  const person = subjectName(recorded);
  const { fileName, flags, createdAt, quality, decision } = recorded;
  return {
    text: searchText([fileName, person, subjectOf(recorded), recorded.id].join('\n')),
    person: searchText(person),
    fileName: searchText(fileName),
    word: decision.word,
    flags,
    lowQuality: quality.reasons.length > 0,
    createdAt,
  };
}

export function sealHeadline(vault: Vault, key: KeyId, recorded: Case): Uint8Array {
  return vault.sealRecord(key, place(recorded.id, 'headline'), headlineOf(recorded));
}

/** Null for a case from before headlines said this much; it is told by `headlineOf` the whole case. */
export function openHeadline({ vault }: StoreContext, { id, key, headline }: HeadlineRow): Headline | null {
  const sealed = vault.openRecord(key, place(id, 'headline'), StoredHeadline, headline);
  return 'word' in sealed ? sealed : null;
}

/** Everything but what may change or belongs to others: decisions and candidates have rows of their own. */
export function sealBody(vault: Vault, key: KeyId, recorded: Case): Uint8Array {
  const { state: _state, disposition: _disposition, history: _history, corrections: _corrections, ...body } = recorded;
  return vault.sealRecord(key, place(recorded.id, 'record'), { ...body, candidates: undefined });
}

export function openCase(context: StoreContext, row: CaseRow): Case {
  const { vault, database } = context;
  // The case's key hangs under the key of whoever has the case: a case given to somebody from outside does not fit.
  if (row.holder !== row.under) throw damaged(say`A stored case was given to somebody else.`, { file: database.file });
  const body = namingHolder(vault.openRecord(row.key, place(row.id, 'record'), Body, row.record), row.signatory);
  const candidates = body.kind === 'identify' ? { candidates: candidatesOf(context, row.id) } : {};
  // Older cases lack what newer ones record.
  const read = Case.safeParse({ fileHash: null, ...body, ...decisionsOf(context, row), ...candidates });
  if (read.success) return read.data;
  throw damaged(say`A stored case does not have its form.`, { file: database.file, detail: read.error.message });
}

/** The record stays as it was sealed; whom its identifier names may have been merged into somebody since. */
function namingHolder(body: Body, holder: string | null): Body {
  if (holder === null) return body;
  if (body.signatory) return { ...body, signatory: { ...body.signatory, id: holder } };
  return { ...body, decision: { ...body.decision, signatory: holder } };
}

/** Hands a case over to another person. */
export function passCase({ database, vault }: StoreContext, id: string, to: Holder): void {
  const row = database.sql<{ key: KeyId }>('SELECT key FROM cases WHERE id = ?').get(id);
  if (row === undefined) throw notFound('case', id);
  vault.hang(row.key, to.key);
  database.sql('UPDATE cases SET signatory = ? WHERE id = ?').run(to.id, id);
}

function place(id: string, column: 'headline' | 'record'): Place {
  return { table: 'cases', column, row: id };
}

/** Each candidate under its own key: who is erased also leaves the cases in which others were looked for. */
export function insertCandidates(context: StoreContext, recorded: Case): void {
  if (recorded.kind !== 'identify') return;
  const { database, vault } = context;
  for (const [rank, candidate] of recorded.candidates.entries()) {
    const key = keyOfSignatory(context, candidate.signatory);
    database
      .sql('INSERT INTO candidates ("case", rank, key, record) VALUES (?, ?, ?, ?)')
      .run(recorded.id, rank, key, vault.sealRecord(key, candidatePlace(recorded.id, rank), candidate));
  }
}

function candidatesOf({ database, vault }: StoreContext, id: string): Candidate[] {
  const rows = database
    .sql<{ rank: number; key: KeyId; signatory: string; record: Uint8Array }>(
      `SELECT rank, candidates.key, signatories.id AS signatory, record
       FROM candidates JOIN signatories ON signatories.key = candidates.key WHERE "case" = ? ORDER BY rank`,
    )
    .all(id);
  return rows.map(({ rank, key, signatory, record }) => ({
    ...vault.openRecord(key, candidatePlace(id, rank), Candidate, record),
    signatory,
  }));
}

/** One place in one case's list. */
export interface CandidatePlace {
  readonly case: string;
  readonly rank: number;
}

/** Hands places among candidates over to another person, as they were recorded. */
export function passCandidates(
  { database, vault }: StoreContext,
  places: readonly CandidatePlace[],
  from: KeyId,
  to: KeyId,
): void {
  for (const { case: id, rank } of places) {
    const row = database
      .sql<{ record: Uint8Array }>('SELECT record FROM candidates WHERE "case" = ? AND rank = ?')
      .get(id, rank);
    if (row === undefined) continue;
    const at = candidatePlace(id, rank);
    database
      .sql('UPDATE candidates SET key = ?, record = ? WHERE "case" = ? AND rank = ?')
      .run(to, vault.seal(to, at, vault.open(from, at, row.record)), id, rank);
  }
}

function candidatePlace(id: string, rank: number): Place {
  return { table: 'candidates', column: 'record', row: `${id}\0${rank}` };
}
