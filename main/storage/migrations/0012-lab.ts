import type { Migration } from './migration.ts';

/**
 * The lab: sets of pictures that were imported, and networks. Networks that learnt from persons of this workspace are marked
 * like models when one of them is erased.
 */
const schema = `
CREATE TABLE lab_sets (
  position INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  record   BLOB NOT NULL,           -- name, origin, how many of what
  classes  BLOB NOT NULL            -- names and places of the pictures, runs that came with them
) STRICT;

CREATE TABLE lab_pictures (
  "set"  TEXT NOT NULL REFERENCES lab_sets (id) ON DELETE CASCADE,
  part   INTEGER NOT NULL,
  sealed BLOB NOT NULL,             -- a stretch of the pictures' bytes, compressed
  PRIMARY KEY ("set", part)
) STRICT, WITHOUT ROWID;

CREATE TABLE lab_networks (
  position            INTEGER PRIMARY KEY,
  id                  TEXT NOT NULL UNIQUE,
  learnt_from_erased  INTEGER NOT NULL DEFAULT 0 CHECK (learnt_from_erased IN (0, 1)),
  record              BLOB NOT NULL, -- settings, curves
  weights_version     INTEGER NOT NULL DEFAULT 0,
  weights             BLOB,          -- null until something was learnt
  watched             BLOB           -- the pictures that snapshots are of
) STRICT;

CREATE TABLE lab_snapshots (
  network TEXT NOT NULL REFERENCES lab_networks (id) ON DELETE CASCADE,
  step    INTEGER NOT NULL,
  sealed  BLOB NOT NULL,            -- where watched pictures lay on the sphere
  PRIMARY KEY (network, step)
) STRICT, WITHOUT ROWID;

DROP TRIGGER lessons_of_the_erased;
CREATE TRIGGER lessons_of_the_erased AFTER DELETE ON keys BEGIN
  UPDATE models SET trained_on_erased = 1 WHERE key IN (SELECT learner FROM lessons WHERE person = OLD.id);
  UPDATE training_runs SET trained_on_erased = 1 WHERE id IN (SELECT learner FROM lessons WHERE person = OLD.id);
  UPDATE lab_networks SET learnt_from_erased = 1 WHERE id IN (SELECT learner FROM lessons WHERE person = OLD.id);
  DELETE FROM lessons WHERE person = OLD.id;
END;
`;

export const lab: Migration = {
  version: 12,
  name: 'lab',
  apply: (database) => database.script(schema),
};
