/** How one case is laid out in sealed fields, and put together again. */
import { Candidate, Case, Disposition } from '../contract/records.ts';
import { z } from '../contract/schema.ts';
import type { Place } from './cipher.ts';
import type { KeyId } from './keyring.ts';
import { searchText } from './search-text.ts';
import { keyOfSignatory } from './signatory-key.ts';
import { damaged } from './storage-error.ts';
import type { StoreContext } from './store-context.ts';
import type { Vault } from './vault.ts';

export interface CaseRow {
  readonly id: string;
  readonly key: KeyId;
  readonly record: Uint8Array;
  readonly disposition: Uint8Array | null;
}

const Body = z.looseObject({ kind: z.string() });
const Headline = z.object({ text: z.string() });

/** Whose biometric data a case holds, as far as is known: the person compared with, or the one identified. */
export function subjectOf(recorded: Case): string | null {
  return recorded.kind === 'verify' ? recorded.signatory.id : recorded.decision.signatory;
}

/** What a search looks in: file, person, identifiers. */
export function sealHeadline(vault: Vault, key: KeyId, recorded: Case): Uint8Array {
  const text = [recorded.fileName, subjectName(recorded), subjectOf(recorded), recorded.id].join('\n');
  return vault.sealRecord(key, place(recorded.id, 'headline'), { text: searchText(text) });
}

function subjectName(recorded: Case): string {
  if (recorded.kind === 'verify') return recorded.signatory.name;
  return recorded.candidates.find(({ signatory }) => signatory === recorded.decision.signatory)?.name ?? '';
}

export function openHeadline(vault: Vault, { id, key }: { id: string; key: KeyId }, headline: Uint8Array): string {
  return vault.openRecord(key, place(id, 'headline'), Headline, headline).text;
}

/** Everything but what may change or belongs to others: disposition and candidates have fields of their own. */
export function sealBody(vault: Vault, key: KeyId, recorded: Case): Uint8Array {
  return vault.sealRecord(key, place(recorded.id, 'record'), { ...recorded, disposition: null, candidates: undefined });
}

export function sealDisposition(vault: Vault, key: KeyId, id: string, disposition: Disposition): Uint8Array {
  return vault.sealRecord(key, place(id, 'disposition'), disposition);
}

export function openCase(context: StoreContext, row: CaseRow): Case {
  const { vault, database } = context;
  const body = vault.openRecord(row.key, place(row.id, 'record'), Body, row.record);
  const disposition =
    row.disposition && vault.openRecord(row.key, place(row.id, 'disposition'), Disposition, row.disposition);
  const candidates = body.kind === 'identify' ? { candidates: candidatesOf(context, row.id) } : {};
  const read = Case.safeParse({ ...body, disposition, ...candidates });
  if (read.success) return read.data;
  throw damaged('A stored case does not have its form.', { file: database.file, detail: read.error.message });
}

function place(id: string, column: 'headline' | 'record' | 'disposition'): Place {
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
    .sql<{ rank: number; key: KeyId; record: Uint8Array }>(
      'SELECT rank, key, record FROM candidates WHERE "case" = ? ORDER BY rank',
    )
    .all(id);
  return rows.map(({ rank, key, record }) => vault.openRecord(key, candidatePlace(id, rank), Candidate, record));
}

function candidatePlace(id: string, rank: number): Place {
  return { table: 'candidates', column: 'record', row: `${id}\0${rank}` };
}
