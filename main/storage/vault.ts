/** Seals and opens what is stored. Locked, it does neither. */
import type { KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { z } from '../contract/schema.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { mark, seal, unseal } from './cipher.ts';
import type { Place } from './cipher.ts';
import type { Database } from './database.ts';
import { createKeyring } from './keyring.ts';
import type { KeyId, Keyring } from './keyring.ts';
import { deleteBackups } from './migrate.ts';
import { insertSlot, readSlot, replaceSlot } from './key-slot.ts';
import { damaged } from './storage-error.ts';
import {
  createWorkspaceKey,
  opensByPassphrase,
  tryUnwrapWithSystemKey,
  unwrapWithKeyFile,
  unwrapWithPassphrase,
  wrapWithKeyFile,
  wrapWithPassphrase,
  wrapWithSystemKey,
} from './workspace-key.ts';
import type { KeySlot } from './workspace-key.ts';

/** A key of the keyring, or null for the workspace key. */
export type SealingKey = KeyId | null;

export interface Vault extends Pick<Keyring, 'create' | 'hang' | 'destroy'> {
  locked(): boolean;
  /** @throws ParaphError locked */
  requireUnlocked(): void;
  keptBy(): KeySlot['keptBy'];
  opensByPassphrase(): boolean;
  /** Makes the key of a new workspace and stores it wrapped: under the passphrase, or else the key file. */
  found(passphrase: string | null, createdAt: number): void;
  /**
   * Stays locked where a passphrase or the store's key is needed and none given, or another key than the store's was.
   * @throws ParaphError wrong-passphrase, damaged-workspace
   */
  unlock(passphrase: string | null, systemKey: Uint8Array | null): void;
  /** Puts the workspace key under a (new) passphrase, and deletes the backups that hold it as it was wrapped before. */
  protect(passphrase: string): void;
  /** Likewise, under the key file, which is made. */
  keepInFile(): void;
  /** Likewise, under a key of the operating system's store; `recovery` is a passphrase that opens it too. */
  keepInStore(systemKey: Uint8Array, recovery: string | null): void;
  /** Puts the key that a copy of the workspace holds under a passphrase of its own. */
  protectCopy(copy: Database, passphrase: string): void;
  /** Destroys what opened it before, once the new wrapping is committed. */
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
    throw locked(readSlot(database));
  };
  const keyring = createKeyring(database, unlockedKey);
  const keyFor = (key: SealingKey) => (key === null ? unlockedKey() : keyring.get(key));

  const rewrap = (slot: KeySlot) => {
    replaceSlot(database, slot);
    deleteBackups(database.file);
  };

  const vault: Vault = {
    create: keyring.create,
    hang: keyring.hang,
    destroy: keyring.destroy,
    locked: () => workspaceKey === null,
    requireUnlocked: () => void unlockedKey(),
    keptBy: () => readSlot(database).keptBy,
    opensByPassphrase: () => opensByPassphrase(readSlot(database)),
    found: (passphrase, createdAt) => {
      workspaceKey = createWorkspaceKey();
      const slot =
        passphrase === null ? wrapWithKeyFile(workspaceKey, keyFile) : wrapWithPassphrase(workspaceKey, passphrase);
      insertSlot(database, slot, createdAt);
    },
    unlock: (passphrase, systemKey) => {
      const slot = readSlot(database);
      if (slot.keptBy === 'key-file') workspaceKey = unwrapWithKeyFile(slot, keyFile);
      else workspaceKey = unwrap(slot, passphrase, systemKey) ?? workspaceKey;
      // A crash while the key was put under something else may have left the file that no longer counts.
      if (slot.keptBy !== 'key-file') rmSync(keyFile, { force: true });
    },
    protect: (passphrase) => rewrap(wrapWithPassphrase(unlockedKey(), passphrase)),
    keepInFile: () => rewrap(wrapWithKeyFile(unlockedKey(), keyFile)),
    keepInStore: (systemKey, recovery) => rewrap(wrapWithSystemKey(unlockedKey(), systemKey, recovery)),
    protectCopy: (copy, passphrase) => replaceSlot(copy, wrapWithPassphrase(unlockedKey(), passphrase)),
    discardFormerWrapping: () => {
      database.emptyLog();
      if (readSlot(database).keptBy !== 'key-file') rmSync(keyFile, { force: true });
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
      throw damaged(say`A stored record does not have its form.`, { file: database.file, detail: read.error.message });
    },
    mark: (key, content) => mark(keyFor(key), content),
  };
  return vault;
}

/** A file without its key that does hold records is not new but damaged. */
export function isFounded(database: Database): boolean {
  return database.sql('SELECT 1 FROM workspace UNION ALL SELECT 1 FROM audit').get() !== undefined;
}

/** Null when neither what the store gave nor a passphrase opens it. @throws ParaphError wrong-passphrase, locked */
function unwrap(
  slot: Exclude<KeySlot, { keptBy: 'key-file' }>,
  passphrase: string | null,
  systemKey: Uint8Array | null,
): KeyObject | null {
  if (slot.keptBy === 'passphrase')
    return passphrase === null ? null : unwrapWithPassphrase(slot, passphrase, slot.keptBy);
  const opened = systemKey && tryUnwrapWithSystemKey(slot, systemKey);
  if (opened !== null || passphrase === null) return opened;
  if (slot.recovery === null) throw locked(slot);
  return unwrapWithPassphrase(slot.recovery, passphrase, 'recovery');
}

function locked(slot: KeySlot): ParaphError {
  if (slot.keptBy !== 'system-store') {
    return new ParaphError('locked', say`The workspace is locked.`, { nextStep: say`Enter its passphrase.` });
  }
  const inWindow = say`Open it in Paraph’s window under the account that it was protected with`;
  return new ParaphError('locked', say`The workspace is locked: the operating system’s store keeps its key.`, {
    nextStep:
      slot.recovery === null
        ? say`${inWindow}; there you can set a passphrase instead.`
        : say`${inWindow}, or enter its passphrase.`,
  });
}
