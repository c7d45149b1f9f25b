import type { Migration } from './migration.ts';

/**
 * Every step people took about a case, and what they said about whose signature it is. `state` is in the clear so that
 * the review queue finds its cases without opening the others; it tells whether somebody decided, never what. A
 * disposition from before stays in its column, where it is sealed, and counts as the first step.
 */
const schema = `
ALTER TABLE cases ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'sent-on', 'decided'));
UPDATE cases SET state = 'decided' WHERE disposition IS NOT NULL;
CREATE INDEX cases_present ON cases (position, id, key, kind, signatory, state) WHERE removed_at IS NULL;
CREATE INDEX cases_waiting ON cases (state, position) WHERE removed_at IS NULL AND state <> 'decided';

CREATE TABLE case_steps (
  "case" TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY ("case", number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_corrections (
  "case" TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  key    TEXT NOT NULL REFERENCES keys ON DELETE CASCADE,  -- of the person spoken of
  sealed BLOB NOT NULL,
  PRIMARY KEY ("case", number)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_corrections_key ON case_corrections (key);

CREATE INDEX audit_subject ON audit (subject);  -- where the log tells of a case
`;

export const decisions: Migration = {
  version: 4,
  name: 'decisions',
  apply: (database) => database.script(schema),
};
