import type { Migration } from './migration.ts';

/**
 * Models that training made or somebody brought, and runs. Which persons a model learnt from is kept by their keys: when
 * such a key is destroyed the model is marked, whatever destroyed it.
 */
const schema = `
CREATE TABLE models (
  key               TEXT PRIMARY KEY,
  created_at        INTEGER NOT NULL,
  trained_on_erased INTEGER NOT NULL DEFAULT 0 CHECK (trained_on_erased IN (0, 1)),
  record            BLOB NOT NULL   -- name, origin, where it comes from, how it was judged
) STRICT, WITHOUT ROWID;

CREATE TABLE training_runs (
  position          INTEGER PRIMARY KEY,
  id                TEXT NOT NULL UNIQUE,
  trained_on_erased INTEGER NOT NULL DEFAULT 0 CHECK (trained_on_erased IN (0, 1)),
  record            BLOB NOT NULL   -- settings, data, curves
) STRICT;

CREATE TABLE lessons (
  learner TEXT NOT NULL,            -- key of a model, or id of a run
  person  TEXT NOT NULL,            -- key of a signatory; no reference: it must outlive the key for a moment
  PRIMARY KEY (learner, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX lessons_person ON lessons (person);

CREATE TRIGGER lessons_of_the_erased AFTER DELETE ON keys BEGIN
  UPDATE models SET trained_on_erased = 1 WHERE key IN (SELECT learner FROM lessons WHERE person = OLD.id);
  UPDATE training_runs SET trained_on_erased = 1 WHERE id IN (SELECT learner FROM lessons WHERE person = OLD.id);
  DELETE FROM lessons WHERE person = OLD.id;
END;
`;

export const models: Migration = {
  version: 6,
  name: 'models',
  apply: (database) => database.script(schema),
};
