import type { Migration } from './migration.ts';

/** Which persons and specimens came in one go, so that all of it can be undone as one. */
const schema = `
CREATE TABLE imports (
  position   INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL CHECK (kind IN ('people', 'demonstration')),
  started_at INTEGER NOT NULL
) STRICT;

CREATE TABLE import_signatories (   -- persons it added
  signatory TEXT PRIMARY KEY REFERENCES signatories (id) ON DELETE CASCADE,
  import    TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  undone    INTEGER NOT NULL DEFAULT 0   -- 1: removed by undoing the import
) STRICT, WITHOUT ROWID;
CREATE INDEX import_signatories_import ON import_signatories (import);

CREATE TABLE import_specimens (     -- specimens it gave to persons who were there before
  specimen TEXT PRIMARY KEY REFERENCES specimens (id) ON DELETE CASCADE,
  import   TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  undone   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX import_specimens_import ON import_specimens (import);
`;

export const imports: Migration = {
  version: 3,
  name: 'imports',
  apply: (database) => database.script(schema),
};
