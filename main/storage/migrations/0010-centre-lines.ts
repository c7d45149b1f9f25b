import type { Migration } from './migration.ts';

/**
 * The way the pen went, of each specimen and each questioned signature: what copies are told by. Rows from before have
 * none until somebody asks for it; `version` says how it was drawn.
 */
const schema = `
CREATE TABLE specimen_lines (
  specimen TEXT PRIMARY KEY REFERENCES specimens (id) ON DELETE CASCADE,
  version  INTEGER NOT NULL,
  line     BLOB NOT NULL            -- empty where there is too little ink
) STRICT;

CREATE TABLE case_lines (
  "case"  TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  line    BLOB NOT NULL
) STRICT;
`;

export const centreLines: Migration = {
  version: 10,
  name: 'centre-lines',
  apply: (database) => database.script(schema),
};
