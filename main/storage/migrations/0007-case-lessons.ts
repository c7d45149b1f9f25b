import type { Migration } from './migration.ts';

/** Which decided cases a run, and the model that came of it, learnt from: people may take decisions back. */
const schema = `
CREATE TABLE case_lessons (
  learner TEXT PRIMARY KEY,         -- key of a model, or id of a run
  sealed  BLOB NOT NULL             -- cases, and what each was taken to be
) STRICT, WITHOUT ROWID;
`;

export const caseLessons: Migration = {
  version: 7,
  name: 'case-lessons',
  apply: (database) => database.script(schema),
};
