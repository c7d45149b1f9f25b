import type { Migration } from './migration.ts';

/** The operating system's store may keep the workspace key, with a passphrase besides. A CHECK cannot be altered. */
const schema = `
CREATE TABLE workspace_next (
  id                  INTEGER PRIMARY KEY CHECK (id = 1),
  created_at          INTEGER NOT NULL,
  kept_by             TEXT NOT NULL CHECK (kept_by IN ('key-file', 'passphrase', 'system-store')),
  derivation          TEXT,             -- how a passphrase becomes a key: JSON
  wrapped_key         BLOB NOT NULL,
  recovery_derivation TEXT,             -- likewise, for the passphrase that opens it when the store does not
  recovery_key        BLOB,
  CHECK ((recovery_derivation IS NULL) = (recovery_key IS NULL))
) STRICT;
INSERT INTO workspace_next (id, created_at, kept_by, derivation, wrapped_key)
  SELECT id, created_at, kept_by, derivation, wrapped_key FROM workspace;
DROP TABLE workspace;
ALTER TABLE workspace_next RENAME TO workspace;
`;

export const systemStore: Migration = {
  version: 2,
  name: 'system-store',
  apply: (database) => database.script(schema),
};
