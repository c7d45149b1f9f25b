import type { Migration } from './migration.ts';

/**
 * Local maps lie apart from the vectors that rank the gallery: reading all of those touches none of these, which are
 * twenty times as large and wanted for a shortlist only. New ones take 8 bits a number; those from before have 32 until
 * `shrinkMaps` finds them by the index, since a migration has no key to open them with.
 */
const schema = `
CREATE TABLE local_maps (
  specimen TEXT NOT NULL,
  model    TEXT NOT NULL,
  map      BLOB NOT NULL,
  bits     INTEGER NOT NULL CHECK (bits IN (8, 32)),
  PRIMARY KEY (specimen, model),
  FOREIGN KEY (specimen, model) REFERENCES embeddings (specimen, model) ON DELETE CASCADE
) STRICT;
INSERT INTO local_maps (specimen, model, map, bits) SELECT specimen, model, local, 32 FROM embeddings;
CREATE INDEX local_maps_wide ON local_maps (specimen, model) WHERE bits = 32;
ALTER TABLE embeddings DROP COLUMN local;
`;

export const localMaps: Migration = {
  version: 9,
  name: 'local-maps',
  apply: (database) => database.script(schema),
};
