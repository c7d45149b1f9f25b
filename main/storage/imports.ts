/** What came in one go: the persons an import added, and the specimens it gave to persons who were there before. */
import { randomUUID } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { ImportRecord } from '../contract/imports.ts';
import type { Signatories } from './signatories.ts';
import type { Specimens } from './specimens.ts';
import type { StoreContext } from './store-context.ts';

/** Persons that somebody enrolled, or made-up ones to try Paraph with. */
export type ImportKind = 'people' | 'demonstration';

export interface Imports {
  begin(kind: ImportKind): string;
  /** @throws ParaphError not-found */
  require(id: string): void;
  addedSignatory(id: string, signatory: string): void;
  addedSpecimen(id: string, specimen: string): void;
  /** Those that added something, newest first; demonstrations are left out. */
  list(): ImportRecord[];
  /** Removes what is left of it. @throws ParaphError not-found */
  undo(id: string): void;
  /** Brings back what `undo` removed, and nothing that was removed otherwise. @throws ParaphError not-found */
  restore(id: string): void;
  /** The made-up persons, removed ones too. */
  madeUp(): string[];
}

export function createImports(
  { database, vault, now }: StoreContext,
  signatories: Pick<Signatories, 'remove' | 'restore'>,
  specimens: Pick<Specimens, 'remove' | 'restore'>,
): Imports {
  const require = (id: string) => {
    vault.requireUnlocked();
    if (database.sql('SELECT 1 FROM imports WHERE id = ?').get(id) !== undefined) return;
    throw new ParaphError('not-found', say`There is no import with this identifier.`, { detail: id });
  };
  const ids = (sql: string, id: string) => database.sql<{ id: string }>(sql).all(id);

  return {
    begin: (kind) => {
      vault.requireUnlocked();
      const id = randomUUID();
      database.sql('INSERT INTO imports (id, kind, started_at) VALUES (?, ?, ?)').run(id, kind, now());
      return id;
    },
    require,
    addedSignatory: (id, signatory) => {
      // Whoever was undone and is imported again belongs to the later import.
      database
        .sql('INSERT OR REPLACE INTO import_signatories (signatory, import, undone) VALUES (?, ?, 0)')
        .run(signatory, id);
    },
    addedSpecimen: (id, specimen) => {
      database.sql('INSERT INTO import_specimens (specimen, import) VALUES (?, ?)').run(specimen, id);
    },
    list: () => {
      vault.requireUnlocked();
      const rows = database.sql<Omit<ImportRecord, 'undone'> & { undone: number }>(selectRecords).all();
      return rows.map((row) => ({ ...row, undone: row.undone > 0 }));
    },
    undo: (id) =>
      database.transaction(() => {
        require(id);
        for (const specimen of ids(presentSpecimens, id)) {
          specimens.remove(specimen.id);
          database.sql('UPDATE import_specimens SET undone = 1 WHERE specimen = ?').run(specimen.id);
        }
        for (const signatory of ids(presentSignatories, id)) {
          signatories.remove(signatory.id);
          database.sql('UPDATE import_signatories SET undone = 1 WHERE signatory = ?').run(signatory.id);
        }
      }),
    restore: (id) =>
      database.transaction(() => {
        require(id);
        for (const signatory of ids(undoneSignatories, id)) signatories.restore(signatory.id);
        for (const specimen of ids(undoneSpecimens, id)) specimens.restore(specimen.id);
        database.sql('UPDATE import_signatories SET undone = 0 WHERE import = ?').run(id);
        database.sql('UPDATE import_specimens SET undone = 0 WHERE import = ?').run(id);
      }),
    madeUp: () => {
      vault.requireUnlocked();
      return database
        .sql<{ id: string }>(selectMadeUp)
        .all()
        .map(({ id }) => id);
    },
  };
}

/** An import from which everything was erased is not worth telling. */
const selectRecords = `
  SELECT id, started_at AS startedAt,
         (SELECT count(*) FROM import_signatories WHERE import = imports.id) AS signatories,
         (SELECT count(*) FROM import_specimens WHERE import = imports.id) AS specimens,
         (SELECT count(*) FROM import_signatories WHERE import = imports.id AND undone = 1) +
         (SELECT count(*) FROM import_specimens WHERE import = imports.id AND undone = 1) AS undone
  FROM imports
  WHERE kind = 'people'
    AND (EXISTS (SELECT 1 FROM import_signatories WHERE import = imports.id)
      OR EXISTS (SELECT 1 FROM import_specimens WHERE import = imports.id))
  ORDER BY position DESC`;

const presentSignatories = `
  SELECT signatories.id FROM import_signatories JOIN signatories ON signatories.id = signatory
  WHERE import = ? AND removed_at IS NULL`;

const presentSpecimens = `
  SELECT specimens.id FROM import_specimens
  JOIN specimens ON specimens.id = specimen JOIN signatories ON signatories.id = specimens.signatory
  WHERE import = ? AND specimens.removed_at IS NULL AND signatories.removed_at IS NULL`;

const undoneSignatories = `
  SELECT signatories.id FROM import_signatories JOIN signatories ON signatories.id = signatory
  WHERE import = ? AND undone = 1 AND removed_at IS NOT NULL`;

/** Those of a person who has been removed since come back with the person. */
const undoneSpecimens = `
  SELECT specimens.id FROM import_specimens
  JOIN specimens ON specimens.id = specimen JOIN signatories ON signatories.id = specimens.signatory
  WHERE import = ? AND undone = 1 AND specimens.removed_at IS NOT NULL AND signatories.removed_at IS NULL`;

const selectMadeUp = `
  SELECT signatory AS id FROM import_signatories JOIN imports ON imports.id = import WHERE kind = 'demonstration'`;
