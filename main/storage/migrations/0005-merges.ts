import type { Migration } from './migration.ts';

/**
 * Who was merged into whom, so that it can be undone. While it can, the key of the one merged hangs under the other's:
 * erasing the other takes both along. The same version tells specimens of one form of signature from those of another;
 * rows from before hold none in their sealed details, which means the full signature.
 */
const schema = `
CREATE TABLE merges (
  source TEXT PRIMARY KEY REFERENCES signatories (id) ON DELETE CASCADE,
  target TEXT NOT NULL REFERENCES signatories (id) ON DELETE CASCADE,
  record BLOB NOT NULL          -- what came from whom, under the target's key
) STRICT;
CREATE INDEX merges_target ON merges (target);
`;

export const merges: Migration = {
  version: 5,
  name: 'merges',
  apply: (database) => database.script(schema),
};
