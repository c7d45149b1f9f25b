/** What people made of a case: steps sealed with the case's key, corrections with the key of the person spoken of. */
import { Correction, isDecision, Step, standingStep, stateOf } from '../contract/decisions.ts';
import type { CaseState } from '../contract/decisions.ts';
import { Disposition } from '../contract/records.ts';
import type { Place } from './cipher.ts';
import type { KeyId } from './keyring.ts';
import { keyOfSignatory } from './signatory-key.ts';
import type { StoreContext } from './store-context.ts';

export interface CaseKey {
  readonly id: string;
  readonly key: KeyId;
  /** What was decided before every step was kept. */
  readonly disposition: Uint8Array | null;
}

/** How far a case is, in the clear: whether somebody decided, never what. */
export type StoredState = 'open' | 'sent-on' | 'decided';

/** The part of a case that changes after it was recorded. */
export interface Decisions {
  readonly state: CaseState;
  readonly disposition: Disposition | null;
  readonly history: Step[];
  readonly corrections: Correction[];
}

export function decisionsOf(context: StoreContext, row: CaseKey): Decisions {
  const history = stepsOf(context, row);
  return {
    state: stateOf(history),
    disposition: dispositionOf(history),
    history,
    corrections: correctionsOf(context, row.id),
  };
}

/** Where the case with this identifier stands. */
export function stateOfRow(context: StoreContext, id: string): CaseState {
  const row = context.database.sql<CaseKey>('SELECT id, key, disposition FROM cases WHERE id = ?').get(id);
  return row === undefined ? 'open' : stateOf(stepsOf(context, row));
}

function dispositionOf(history: readonly Step[]): Disposition | null {
  const step = standingStep(history);
  return isDecision(step) ? step : null;
}

function stepsOf({ database, vault }: StoreContext, { id, key, disposition }: CaseKey): Step[] {
  const first = disposition && vault.openRecord(key, dispositionPlace(id), Disposition, disposition);
  const rows = database
    .sql<{ number: number; sealed: Uint8Array }>(
      'SELECT number, sealed FROM case_steps WHERE "case" = ? ORDER BY number',
    )
    .all(id);
  const steps = rows.map(({ number, sealed }) => vault.openRecord(key, stepPlace(id, number), Step, sealed));
  return first === null ? steps : [first, ...steps];
}

/** Within a transaction of the caller's. */
export function appendStep(context: StoreContext, row: CaseKey, step: Step): void {
  const { database, vault } = context;
  const number = nextNumber(context, 'case_steps', row.id);
  database
    .sql('INSERT INTO case_steps ("case", number, sealed) VALUES (?, ?, ?)')
    .run(row.id, number, vault.sealRecord(row.key, stepPlace(row.id, number), step));
  const state = stateOf(stepsOf(context, row));
  const stored: StoredState = state === 'open' || state === 'sent-on' ? state : 'decided';
  database.sql('UPDATE cases SET state = ? WHERE id = ?').run(stored, row.id);
}

/** Within a transaction of the caller's. @returns the key of the person spoken of */
export function appendCorrection(context: StoreContext, id: string, correction: Correction): KeyId {
  const { database, vault } = context;
  const key = keyOfSignatory(context, correction.signatory);
  const number = nextNumber(context, 'case_corrections', id);
  database
    .sql('INSERT INTO case_corrections ("case", number, key, sealed) VALUES (?, ?, ?, ?)')
    .run(id, number, key, vault.sealRecord(key, correctionPlace(id, number), correction));
  return key;
}

/** The name as it was said then, the identifier of whoever that person was merged into since. */
function correctionsOf({ database, vault }: StoreContext, id: string): Correction[] {
  const rows = database
    .sql<{ number: number; key: KeyId; signatory: string; sealed: Uint8Array }>(
      `SELECT number, case_corrections.key, signatories.id AS signatory, sealed
       FROM case_corrections JOIN signatories ON signatories.key = case_corrections.key WHERE "case" = ? ORDER BY number`,
    )
    .all(id);
  return rows.map(({ number, key, signatory, sealed }) => ({
    ...vault.openRecord(key, correctionPlace(id, number), Correction, sealed),
    signatory,
  }));
}

/** One thing said about one case. */
export interface CorrectionPlace {
  readonly case: string;
  readonly number: number;
}

/** Hands over what was said of one person to another, as it was said. Within a transaction of the caller's. */
export function passCorrections(
  { database, vault }: StoreContext,
  places: readonly CorrectionPlace[],
  from: KeyId,
  to: KeyId,
): void {
  for (const { case: id, number } of places) {
    const row = database
      .sql<{ sealed: Uint8Array }>('SELECT sealed FROM case_corrections WHERE "case" = ? AND number = ?')
      .get(id, number);
    if (row === undefined) continue;
    const at = correctionPlace(id, number);
    database
      .sql('UPDATE case_corrections SET key = ?, sealed = ? WHERE "case" = ? AND number = ?')
      .run(to, vault.seal(to, at, vault.open(from, at, row.sealed)), id, number);
  }
}

function nextNumber({ database }: StoreContext, table: 'case_steps' | 'case_corrections', id: string): number {
  const last = database
    .sql<{ number: number }>(`SELECT coalesce(max(number), 0) AS number FROM ${table} WHERE "case" = ?`)
    .get(id);
  return (last?.number ?? 0) + 1;
}

function dispositionPlace(id: string): Place {
  return { table: 'cases', column: 'disposition', row: id };
}

function stepPlace(id: string, number: number): Place {
  return { table: 'case_steps', column: 'sealed', row: `${id}\0${number}` };
}

function correctionPlace(id: string, number: number): Place {
  return { table: 'case_corrections', column: 'sealed', row: `${id}\0${number}` };
}
