/** Seals and opens what is stored. Locked, it does neither. */
import type { KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { z } from '../contract/schema.ts';
import { ParaphError } from '../contract/errors.ts';
import { mark, seal, unseal } from './cipher.ts';
import type { Place } from './cipher.ts';
import type { Database } from './database.ts';
import { createKeyring } from './keyring.ts';
import type { KeyId, Keyring } from './keyring.ts';
import { deleteBackups } from './migrate.ts';
import { damaged } from './storage-error.ts';
import {
  createWorkspaceKey,
  Derivation,
  unwrapWithKeyFile,
  unwrapWithPassphrase,
  wrapWithKeyFile,
  wrapWithPassphrase,
} from './workspace-key.ts';
import type { KeySlot } from './workspace-key.ts';

/** A key of the keyring, or null for the workspace key. */
export type SealingKey = KeyId | null;

export interface Vault extends Pick<Keyring, 'create' | 'destroy'> {
  locked(): boolean;
  /** @throws ParaphError locked */
  requireUnlocked(): void;
  keptBy(): KeySlot['keptBy'];
  /** Makes the key of a new workspace and stores it wrapped: under the passphrase, or else the key file. */
  found(passphrase: string | null, createdAt: number): void;
  /** Stays locked where a passphrase is needed and none given. @throws ParaphError wrong-passphrase, damaged-workspace */
  unlock(passphrase: string | null): void;
  /** Puts the workspace key under a (new) passphrase, and deletes the backups that hold it as it was wrapped before. */
  protect(passphrase: string): void;
  /** Destroys the key file and what it opened, once the passphrase is committed. */
  discardFormerWrapping(): void;
  /** Forgets every key. */
  lock(): void;
  /** Each of these throws `locked`; opening also `damaged-workspace`. */
  seal(key: SealingKey, place: Place, plain: Uint8Array): Uint8Array;
  open(key: SealingKey, place: Place, sealed: Uint8Array): Uint8Array<ArrayBuffer>;
  sealRecord(key: SealingKey, place: Place, record: unknown): Uint8Array;
  openRecord<S extends z.ZodMiniType>(key: SealingKey, place: Place, schema: S, sealed: Uint8Array): z.output<S>;
  /** Equal for equal contents under one key, and telling nothing without it. */
  mark(key: KeyId, content: Uint8Array): Uint8Array;
}

/** @param keyFile where the key file is, or would be */
export function createVault(database: Database, keyFile: string): Vault {
  let workspaceKey: KeyObject | null = null;

  const unlockedKey = (): KeyObject => {
    if (workspaceKey !== null) return workspaceKey;
    throw new ParaphError('locked', 'The workspace is locked.', { nextStep: 'Enter its passphrase.' });
  };
  const keyring = createKeyring(database, unlockedKey);
  const keyFor = (key: SealingKey) => (key === null ? unlockedKey() : keyring.get(key));

  const vault: Vault = {
    create: keyring.create,
    destroy: keyring.destroy,
    locked: () => workspaceKey === null,
    requireUnlocked: () => void unlockedKey(),
    keptBy: () => readSlot(database).keptBy,
    found: (passphrase, createdAt) => {
      workspaceKey = createWorkspaceKey();
      const slot =
        passphrase === null ? wrapWithKeyFile(workspaceKey, keyFile) : wrapWithPassphrase(workspaceKey, passphrase);
      insertSlot(database, slot, createdAt);
    },
    unlock: (passphrase) => {
      const slot = readSlot(database);
      if (slot.keptBy === 'key-file') workspaceKey = unwrapWithKeyFile(slot, keyFile);
      else if (passphrase !== null) workspaceKey = unwrapWithPassphrase(slot, passphrase);
      // A crash in `protect` may have left the file that no longer counts.
      if (slot.keptBy === 'passphrase') rmSync(keyFile, { force: true });
    },
    protect: (passphrase) => {
      replaceSlot(database, wrapWithPassphrase(unlockedKey(), passphrase));
      deleteBackups(database.file);
    },
    discardFormerWrapping: () => {
      database.emptyLog();
      rmSync(keyFile, { force: true });
    },
    lock: () => {
      keyring.forget();
      workspaceKey = null;
    },
    seal: (key, place, plain) => seal(keyFor(key), place, plain),
    open: (key, place, sealed) => unseal(keyFor(key), place, sealed, database.file),
    sealRecord: (key, place, record) => vault.seal(key, place, Buffer.from(JSON.stringify(record))),
    openRecord: (key, place, schema, sealed) => {
      const read = schema.safeParse(JSON.parse(Buffer.from(vault.open(key, place, sealed)).toString()));
      if (read.success) return read.data;
      throw damaged('A stored record does not have its form.', { file: database.file, detail: read.error.message });
    },
    mark: (key, content) => mark(keyFor(key), content),
  };
  return vault;
}

/** A file without its key that does hold records is not new but damaged. */
export function isFounded(database: Database): boolean {
  return database.sql('SELECT 1 FROM workspace UNION ALL SELECT 1 FROM audit').get() !== undefined;
}

function insertSlot(database: Database, slot: KeySlot, createdAt: number): void {
  database
    .sql('INSERT INTO workspace (id, created_at, kept_by, derivation, wrapped_key) VALUES (1, ?, ?, ?, ?)')
    .run(createdAt, slot.keptBy, derivationOf(slot), slot.wrapped);
}

function replaceSlot(database: Database, slot: KeySlot): void {
  database
    .sql('UPDATE workspace SET kept_by = ?, derivation = ?, wrapped_key = ?')
    .run(slot.keptBy, derivationOf(slot), slot.wrapped);
}

function derivationOf(slot: KeySlot): string | null {
  return slot.keptBy === 'passphrase' ? JSON.stringify(slot.derivation) : null;
}

function readSlot(database: Database): KeySlot {
  const row = database
    .sql<{ keptBy: KeySlot['keptBy']; derivation: string | null; wrapped: Uint8Array }>(
      'SELECT kept_by AS keptBy, derivation, wrapped_key AS wrapped FROM workspace',
    )
    .get();
  if (row === undefined) throw damaged('The workspace has lost its key.', { file: database.file });
  if (row.keptBy === 'key-file') return { keptBy: row.keptBy, wrapped: row.wrapped };
  return { keptBy: row.keptBy, wrapped: row.wrapped, derivation: readDerivation(row.derivation, database.file) };
}

function readDerivation(stored: string | null, file: string): Derivation {
  try {
    return Derivation.parse(JSON.parse(stored ?? ''));
  } catch (cause) {
    throw damaged('How the passphrase becomes a key was damaged.', { file, cause });
  }
}
