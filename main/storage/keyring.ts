/** The keys of persons and cases: stored wrapped, each by the workspace key or by the key of the person concerned. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { say } from '../contract/phrase.ts';
import { keyBytes, seal, toKey, unseal } from './cipher.ts';
import type { Place } from './cipher.ts';
import type { Database } from './database.ts';
import { damaged } from './storage-error.ts';

/** Names a stored key, and says nothing about whose it is. */
export type KeyId = string;

export interface Keyring {
  /** Makes and stores a key; `under` names the one that wraps it, null the workspace key. */
  create(under: KeyId | null): KeyId;
  /** Wraps a key anew, by the one named or by the workspace key: it then goes with that one. */
  hang(id: KeyId, under: KeyId | null): void;
  /** Destroys a key, every key it wraps, and by the schema's cascades every row sealed with them. */
  destroy(id: KeyId): void;
  /** @throws ParaphError damaged-workspace when there is no such key, or it was tampered with */
  get(id: KeyId): KeyObject;
  /** Lets go of the keys in memory. */
  forget(): void;
}

export function createKeyring(database: Database, workspaceKey: () => KeyObject): Keyring {
  const opened = new Map<KeyId, KeyObject>();

  const wrapping = (under: KeyId | null) => (under === null ? workspaceKey() : keyring.get(under));
  const unwrap = (id: KeyId): KeyObject => {
    const row = database
      .sql<{ under: KeyId | null; wrapped: Uint8Array }>('SELECT under, wrapped FROM keys WHERE id = ?')
      .get(id);
    if (row === undefined) throw damaged(say`A key of the workspace is missing.`, { file: database.file });
    return toKey(unseal(wrapping(row.under), place(id), row.wrapped, database.file));
  };

  const keyring: Keyring = {
    create: (under) => {
      const id = randomUUID();
      const wrapped = seal(wrapping(under), place(id), randomBytes(keyBytes));
      database.sql('INSERT INTO keys (id, under, wrapped) VALUES (?, ?, ?)').run(id, under, wrapped);
      return id;
    },
    hang: (id, under) => {
      const wrapped = seal(wrapping(under), place(id), keyring.get(id).export());
      database.sql('UPDATE keys SET under = ?, wrapped = ? WHERE id = ?').run(under, wrapped, id);
    },
    destroy: (id) => {
      database.sql('DELETE FROM keys WHERE id = ?').run(id);
      keyring.forget();
    },
    get: (id) => {
      const key = opened.get(id) ?? unwrap(id);
      opened.set(id, key);
      return key;
    },
    forget: () => opened.clear(),
  };
  return keyring;
}

function place(id: KeyId): Place {
  return { table: 'keys', column: 'wrapped', row: id };
}
