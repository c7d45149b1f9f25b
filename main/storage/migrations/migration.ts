import type { Database } from '../database.ts';

/** One step of the schema. It runs inside a transaction and, once released, is never edited again. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  apply(database: Database): void;
}
