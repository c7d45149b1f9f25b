import type { Migration } from './migration.ts';

/**
 * Columns of type BLOB, marks aside, are sealed (cipher.ts). Everything about a person hangs from the
 * person's row in `keys`, so that deleting that row takes all of it along.
 */
const schema = `
CREATE TABLE workspace (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  created_at  INTEGER NOT NULL,
  kept_by     TEXT NOT NULL CHECK (kept_by IN ('key-file', 'passphrase')),
  derivation  TEXT,             -- how a passphrase becomes a key: JSON
  wrapped_key BLOB NOT NULL
) STRICT;

CREATE TABLE keys (
  id      TEXT PRIMARY KEY,
  under   TEXT REFERENCES keys ON DELETE CASCADE,  -- the key that wraps this one; null: the workspace key
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_under ON keys (under);

CREATE TABLE signatories (
  position   INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  key        TEXT NOT NULL UNIQUE REFERENCES keys ON DELETE CASCADE,
  removed_at INTEGER,
  person     BLOB NOT NULL      -- name, note, when created
) STRICT;

CREATE TABLE specimens (
  position     INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  signatory    TEXT NOT NULL REFERENCES signatories (id) ON DELETE CASCADE,
  removed_at   INTEGER,
  content_mark BLOB NOT NULL,   -- HMAC of the content under the person's key
  details      BLOB NOT NULL    -- file name, when added and signed, quality, concerns
) STRICT;
CREATE INDEX specimens_signatory ON specimens (signatory, removed_at, position);

CREATE TABLE specimen_pictures (
  specimen   TEXT PRIMARY KEY REFERENCES specimens (id) ON DELETE CASCADE,
  scanned    BLOB NOT NULL,
  cleaned    BLOB NOT NULL,
  normalised BLOB NOT NULL
) STRICT;

CREATE TABLE embeddings (
  specimen TEXT NOT NULL REFERENCES specimens (id) ON DELETE CASCADE,
  model    TEXT NOT NULL,
  global   BLOB NOT NULL,
  local    BLOB NOT NULL,
  PRIMARY KEY (specimen, model)
) STRICT;

CREATE TABLE cases (
  position    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  key         TEXT NOT NULL UNIQUE REFERENCES keys ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind IN ('verify', 'identify')),
  signatory   TEXT REFERENCES signatories (id) ON DELETE CASCADE,  -- compared with, or identified as
  removed_at  INTEGER,
  headline    BLOB NOT NULL,    -- what a search looks in
  record      BLOB NOT NULL,
  disposition BLOB
) STRICT;
CREATE INDEX cases_signatory ON cases (signatory, removed_at, position);

CREATE TABLE case_pictures (
  "case"  TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  scanned BLOB NOT NULL,
  cleaned BLOB NOT NULL
) STRICT;

CREATE TABLE candidates (
  "case" TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  rank   INTEGER NOT NULL,
  key    TEXT NOT NULL REFERENCES keys ON DELETE CASCADE,  -- the candidate's own
  record BLOB NOT NULL,
  PRIMARY KEY ("case", rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidates_key ON candidates (key);

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

CREATE TABLE audit (
  sequence   INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  subject    TEXT,              -- key of what it is about; kept after that key is gone
  commitment TEXT NOT NULL,     -- SHA-256 of the sealed details
  hash       TEXT NOT NULL      -- covers this row and the hash before
) STRICT;

CREATE TABLE audit_details (
  sequence INTEGER PRIMARY KEY,   -- of the entry; no reference: a broken log is for its verification to tell
  key      TEXT REFERENCES keys ON DELETE CASCADE,
  sealed   BLOB NOT NULL
) STRICT;
CREATE INDEX audit_details_key ON audit_details (key);

CREATE TABLE audit_head (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  sealed BLOB NOT NULL          -- number of entries and hash of the last
) STRICT;
`;

export const foundation: Migration = {
  version: 1,
  name: 'foundation',
  apply: (database) => database.script(schema),
};
