import type { Migration } from './migration.ts';

/** What a run learns from besides the workspace: handed over as a file, and needed again when the run is resumed. */
const schema = `
CREATE TABLE training_archives (
  run    TEXT PRIMARY KEY REFERENCES training_runs (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`;

export const trainingArchives: Migration = {
  version: 8,
  name: 'training-archives',
  apply: (database) => database.script(schema),
};
