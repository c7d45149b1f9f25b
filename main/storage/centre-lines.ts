/** The way the pen went: of specimens, and of questioned signatures. */
import { openLine, storeLine, type LineOf } from './centre-line-record.ts';
import type { KeyId } from './keyring.ts';
import type { StoreContext } from './store-context.ts';

/** @property line null where there is too little ink */
export interface FoundLine {
  readonly id: string;
  readonly line: Uint8Array<ArrayBuffer> | null;
}

/** Removed specimens, persons and cases are left out. What has no line of this version is `missing`. */
export interface CentreLines {
  /** In the order the specimens were added. */
  ofSpecimens(signatory: string, version: number): { found: FoundLine[]; missing: string[] };
  /** Of the questioned signatures that were compared with this person or identified as this person's, newest first. */
  ofCases(signatory: string, version: number, limit: number): { found: FoundLine[]; missing: string[] };
  /** What is gone by now is left out. */
  put(of: LineOf, version: number, lines: readonly { id: string; line: Uint8Array | null }[]): void;
}

interface Row {
  readonly id: string;
  readonly key: KeyId;
  readonly line: Uint8Array | null;
}

export function createCentreLines(context: StoreContext): CentreLines {
  const { database } = context;
  const sorted = (of: LineOf, rows: readonly Row[]) => ({
    found: rows.flatMap(({ id, key, line }) => (line ? [{ id, line: openLine(context, key, of, id, line) }] : [])),
    missing: rows.filter(({ line }) => line === null).map(({ id }) => id),
  });
  return {
    ofSpecimens: (signatory, version) => sorted('specimen', database.sql<Row>(selectSpecimens).all(version, signatory)),
    ofCases: (signatory, version, limit) =>
      sorted('case', database.sql<Row>(selectCases).all(version, signatory, limit)),
    put: (of, version, lines) =>
      database.transaction(() => {
        for (const { id, line } of lines) {
          const row = database.sql<{ key: KeyId }>(selectKey[of]).get(id);
          if (row) storeLine(context, row.key, of, id, { version, line });
        }
      }),
  };
}

const selectSpecimens = `
  SELECT specimens.id, key, line
  FROM specimens
  JOIN signatories ON signatories.id = specimens.signatory
  LEFT JOIN specimen_lines ON specimen = specimens.id AND version = ?
  WHERE specimens.signatory = ? AND specimens.removed_at IS NULL AND signatories.removed_at IS NULL
  ORDER BY specimens.position`;

const selectCases = `
  SELECT cases.id, key, line
  FROM cases
  LEFT JOIN case_lines ON "case" = cases.id AND version = ?
  WHERE signatory = ? AND removed_at IS NULL
  ORDER BY position DESC LIMIT ?`;

const selectKey: Readonly<Record<LineOf, string>> = {
  specimen: 'SELECT key FROM specimens JOIN signatories ON signatories.id = signatory WHERE specimens.id = ?',
  case: 'SELECT key FROM cases WHERE id = ?',
};
