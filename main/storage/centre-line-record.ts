/** How centre lines are laid out in sealed fields: under the person's key, and a case's under its own. */
import type { Place } from './cipher.ts';
import type { KeyId } from './keyring.ts';
import type { StoreContext } from './store-context.ts';

/** A centre line as `encodeCentreLine` wrote it, and by which version of it; null where there was too little ink. */
export interface StoredLine {
  readonly version: number;
  readonly line: Uint8Array | null;
}

const tables = { specimen: 'specimen_lines', case: 'case_lines' } as const;
export type LineOf = keyof typeof tables;

function place(of: LineOf, id: string): Place {
  return { table: tables[of], column: 'line', row: id };
}

/** Within a transaction of the caller's. */
export function storeLine(
  { database, vault }: StoreContext,
  key: KeyId,
  of: LineOf,
  id: string,
  { version, line }: StoredLine,
): void {
  database
    .sql(`INSERT OR REPLACE INTO ${tables[of]} ("${of}", version, line) VALUES (?, ?, ?)`)
    .run(id, version, vault.seal(key, place(of, id), line ?? new Uint8Array()));
}

export function openLine({ vault }: StoreContext, key: KeyId, of: LineOf, id: string, sealed: Uint8Array) {
  const line = vault.open(key, place(of, id), sealed);
  return line.length === 0 ? null : line;
}

/** Seals a specimen's line anew under another key. Within a transaction of the caller's. */
export function passLine(context: StoreContext, specimen: string, from: KeyId, to: KeyId): void {
  const row = context.database
    .sql<{ version: number; line: Uint8Array }>('SELECT version, line FROM specimen_lines WHERE specimen = ?')
    .get(specimen);
  if (row === undefined) return;
  const line = openLine(context, from, 'specimen', specimen, row.line);
  storeLine(context, to, 'specimen', specimen, { version: row.version, line });
}
