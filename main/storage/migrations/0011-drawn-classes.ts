import type { Migration } from './migration.ts';

/** Characters and signatures drawn to try networks of the lab on; those of a class are sealed with its key. */
const schema = `
CREATE TABLE drawn_classes (
  position   INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  key        TEXT NOT NULL UNIQUE REFERENCES keys ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('character', 'signature')),
  removed_at INTEGER,
  name       BLOB NOT NULL
) STRICT;

CREATE TABLE drawings (
  position   INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  class      TEXT NOT NULL REFERENCES drawn_classes (id) ON DELETE CASCADE,
  removed_at INTEGER,
  picture    BLOB NOT NULL      -- a PNG
) STRICT;
CREATE INDEX drawings_class ON drawings (class, removed_at, position);
`;

export const drawnClasses: Migration = {
  version: 11,
  name: 'drawn-classes',
  apply: (database) => database.script(schema),
};
