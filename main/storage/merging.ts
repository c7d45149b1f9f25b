/**
 * Two persons who turn out to be one. Everything of the one merged (specimens, cases, places among other cases'
 * candidates, what was said of them, removed ones too) passes to the other and is sealed anew under that person's key. What came from whom is
 * kept as long as the person merged could be restored, so that restoring takes it back. The key of the one merged hangs
 * under the other's meanwhile: whoever erases the other erases both.
 */
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { Id, Instant, Text, z } from '../contract/schema.ts';
import { passCorrections } from './case-decisions.ts';
import type { CorrectionPlace } from './case-decisions.ts';
import { passCandidates, passCase } from './case-record.ts';
import type { CandidatePlace } from './case-record.ts';
import type { Place } from './cipher.ts';
import { passSpecimen } from './specimen-record.ts';
import type { Holder, SpecimenRow } from './specimen-record.ts';
import type { Judgement } from './specimens.ts';
import type { StoreContext } from './store-context.ts';

const MergeRecord = z.object({
  at: Instant,
  specimens: z.array(Id),
  cases: z.array(Id),
  candidates: z.array(z.object({ case: Id, rank: z.int() })),
  corrections: z.array(z.object({ case: Id, number: z.int() })),
  /** The other's note before and after. */
  note: z.object({ before: Text, after: Text }),
});
type MergeRecord = z.infer<typeof MergeRecord>;

export interface Merge extends MergeRecord {
  readonly source: string;
  readonly target: string;
}

/** What is thought of each specimen beside its new neighbours. */
export type Judgements = ReadonlyMap<string, Judgement>;

/** Passes everything of `from` to `into` and notes it down. Within a transaction of the caller's. */
export function passEverything(
  context: StoreContext,
  from: Holder,
  into: Holder,
  note: MergeRecord['note'],
  judgements: Judgements,
): void {
  const { database, vault, audit, now } = context;
  const specimens = specimenRows(context, from.id);
  for (const row of specimens) passSpecimen(context, row, into, { ...judgements.get(row.id), belongs: false });
  const cases = caseIds(context, from.id);
  for (const id of cases) passCase(context, id, into);
  const candidates = candidatePlaces(context, from);
  passCandidates(context, candidates, from.key, into.key);
  const corrections = correctionPlaces(context, from);
  passCorrections(context, corrections, from.key, into.key);

  const moved = { specimens: specimens.map(({ id }) => id), cases, candidates, corrections };
  const record: MergeRecord = { at: now(), ...moved, note };
  database
    .sql('INSERT INTO merges (source, target, record) VALUES (?, ?, ?)')
    .run(from.id, into.id, vault.sealRecord(into.key, place(from.id), record));
  vault.hang(from.key, into.key);
  const entry = { from: from.key, into: into.key, specimens: record.specimens, cases };
  audit.append('signatory-merged', from.key, entry);
  audit.append('signatory-merged', into.key, entry);
}

/** Takes back what came from `merge.source` and is still the other's. Within a transaction of the caller's. */
export function takeBack(context: StoreContext, merge: Merge, source: Holder, target: Holder): void {
  const { database, vault, audit } = context;
  vault.hang(source.key, null);
  const specimens = specimenRows(context, target.id).filter(({ id }) => merge.specimens.includes(id));
  for (const row of specimens) passSpecimen(context, row, source);
  const cases = caseIds(context, target.id).filter((id) => merge.cases.includes(id));
  for (const id of cases) passCase(context, id, source);
  const candidates = stillThere(merge.candidates, candidatePlaces(context, target));
  passCandidates(context, candidates, target.key, source.key);
  const corrections = stillThere(merge.corrections, correctionPlaces(context, target));
  passCorrections(context, corrections, target.key, source.key);
  database.sql('DELETE FROM merges WHERE source = ?').run(source.id);
  const entry = { from: source.key, into: target.key, specimens: specimens.map(({ id }) => id), cases };
  audit.append('signatory-unmerged', source.key, entry);
  audit.append('signatory-unmerged', target.key, entry);
}

/** Undefined where this person was not merged into anybody. */
export function mergeOf(context: StoreContext, source: string): Merge | undefined {
  return readMerges(context, 'source', source)[0];
}

/** Who was merged into this person and can still be restored. */
export function mergesInto(context: StoreContext, target: string): Merge[] {
  return readMerges(context, 'target', target);
}

/** @throws ParaphError bad-input */
export function refuseSame(from: string, into: string): void {
  if (from === into) throw new ParaphError('bad-input', say`This is one and the same person.`);
}

/** @throws ParaphError too-large */
export function joinNotes(one: string, other: string): string {
  const note = [one, other].filter((text) => text.trim() !== '').join('\n');
  if (Text.safeParse(note).success) return note;
  throw new ParaphError('too-large', say`The two notes together are longer than a note may be.`, {
    nextStep: say`Shorten one of them, then merge.`,
  });
}

interface MergeRow {
  readonly source: string;
  readonly target: string;
  readonly key: string;
  readonly record: Uint8Array;
}

function readMerges({ database, vault }: StoreContext, column: 'source' | 'target', id: string): Merge[] {
  const rows = database
    .sql<MergeRow>(
      `SELECT source, target, key, record FROM merges JOIN signatories ON signatories.id = target
       WHERE ${column} = ? ORDER BY source`,
    )
    .all(id);
  return rows.map(({ source, target, key, record }) => ({
    source,
    target,
    ...vault.openRecord(key, place(source), MergeRecord, record),
  }));
}

function place(source: string): Place {
  return { table: 'merges', column: 'record', row: source };
}

/** Removed ones too: they can still be restored. */
function specimenRows({ database }: StoreContext, signatory: string): SpecimenRow[] {
  return database
    .sql<SpecimenRow>(
      `SELECT specimens.id, signatory, key, details FROM specimens JOIN signatories ON signatories.id = signatory
       WHERE signatory = ? ORDER BY specimens.position`,
    )
    .all(signatory);
}

function caseIds({ database }: StoreContext, signatory: string): string[] {
  const rows = database
    .sql<{ id: string }>('SELECT id FROM cases WHERE signatory = ? ORDER BY position')
    .all(signatory);
  return rows.map(({ id }) => id);
}

function candidatePlaces({ database }: StoreContext, { key }: Holder): CandidatePlace[] {
  return database.sql<CandidatePlace>('SELECT "case", rank FROM candidates WHERE key = ?').all(key);
}

function correctionPlaces({ database }: StoreContext, { key }: Holder): CorrectionPlace[] {
  return database.sql<CorrectionPlace>('SELECT "case", number FROM case_corrections WHERE key = ?').all(key);
}

/** Those that came with the merge and have not gone elsewhere. */
function stillThere<Place>(came: readonly Place[], present: readonly Place[]): Place[] {
  const names = new Set(present.map((one) => JSON.stringify(one)));
  return came.filter((one) => names.has(JSON.stringify(one)));
}
