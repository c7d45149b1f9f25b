/** Where the wrapped workspace key is stored: the one row of `workspace`. */
import { say } from '../contract/phrase.ts';
import type { Database } from './database.ts';
import { damaged } from './storage-error.ts';
import { Derivation } from './workspace-key.ts';
import type { KeySlot, PassphraseSlot } from './workspace-key.ts';

export function insertSlot(database: Database, slot: KeySlot, createdAt: number): void {
  database
    .sql(
      `INSERT INTO workspace (id, created_at, kept_by, derivation, wrapped_key, recovery_derivation, recovery_key)
       VALUES (1, ?, ?, ?, ?, ?, ?)`,
    )
    .run(createdAt, ...columnsOf(slot));
}

export function replaceSlot(database: Database, slot: KeySlot): void {
  database
    .sql(
      `UPDATE workspace
       SET kept_by = ?, derivation = ?, wrapped_key = ?, recovery_derivation = ?, recovery_key = ?`,
    )
    .run(...columnsOf(slot));
}

/** @throws ParaphError damaged-workspace */
export function readSlot(database: Database): KeySlot {
  const row = database
    .sql<Row>(
      `SELECT kept_by AS keptBy, derivation, wrapped_key AS wrapped,
              recovery_derivation AS recoveryDerivation, recovery_key AS recoveryKey
       FROM workspace`,
    )
    .get();
  if (row === undefined) throw damaged(say`The workspace has lost its key.`, { file: database.file });
  const { keptBy, wrapped } = row;
  if (keptBy === 'key-file') return { keptBy, wrapped };
  if (keptBy === 'passphrase') return { keptBy, ...passphraseSlot(row.derivation, wrapped, database.file) };
  const recovery = row.recoveryKey && passphraseSlot(row.recoveryDerivation, row.recoveryKey, database.file);
  return { keptBy, wrapped, recovery };
}

interface Row {
  readonly keptBy: KeySlot['keptBy'];
  readonly derivation: string | null;
  readonly wrapped: Uint8Array;
  readonly recoveryDerivation: string | null;
  readonly recoveryKey: Uint8Array | null;
}

function columnsOf(slot: KeySlot) {
  const recovery = slot.keptBy === 'system-store' ? slot.recovery : null;
  return [
    slot.keptBy,
    slot.keptBy === 'passphrase' ? JSON.stringify(slot.derivation) : null,
    slot.wrapped,
    recovery && JSON.stringify(recovery.derivation),
    recovery && recovery.wrapped,
  ] as const;
}

function passphraseSlot(stored: string | null, wrapped: Uint8Array, file: string): PassphraseSlot {
  try {
    return { derivation: Derivation.parse(JSON.parse(stored ?? '')), wrapped };
  } catch (cause) {
    throw damaged(say`How the passphrase becomes a key was damaged.`, { file, cause });
  }
}
