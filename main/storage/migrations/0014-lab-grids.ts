import type { Migration } from './migration.ts';

const schema = `
CREATE TABLE lab_grids (
  position INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  record   BLOB NOT NULL            -- settings, networks, what they were measured at
) STRICT;
`;

/** Experiment grids of the lab. */
export const labGrids: Migration = {
  version: 14,
  name: 'lab-grids',
  apply: (database) => database.script(schema),
};
