import type { Migration } from './migration.ts';

/** Specimens that networks and grids of the lab learn from, until these are over. */
const schema = `
CREATE TABLE lab_lessons (
  learner  TEXT NOT NULL,           -- a network or a grid
  specimen TEXT NOT NULL,           -- erased or removed ones too: that is what they are kept for
  PRIMARY KEY (learner, specimen)
) STRICT, WITHOUT ROWID;
`;

export const labLessons: Migration = {
  version: 15,
  name: 'lab-lessons',
  apply: (database) => database.script(schema),
};
