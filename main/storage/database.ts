/**
 * One SQLite file, opened so that an acknowledged change survives a power cut and a deleted one leaves nothing behind.
 * The connection holds the file's exclusive lock from open to close: the system releases it even after `kill -9`.
 */
import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { say } from '../contract/phrase.ts';
import { assert } from '../base/assert.ts';
import { damaged, translated } from './storage-error.ts';

export type Value = string | number | null | Uint8Array;
type Values = Value[] | [Record<string, Value>];

export interface Statement<Row> {
  /** @returns how many rows changed */
  run(...values: Values): number;
  get(...values: Values): Row | undefined;
  all(...values: Values): Row[];
}

/** Every call throws typed errors: `storage-full`, `damaged-workspace`, `workspace-in-use`, `refused`. */
export interface Database {
  readonly file: string;
  /** A statement, prepared once for each text. */
  sql<Row = unknown>(text: string): Statement<Row>;
  /** Several statements without parameters. */
  script(text: string): void;
  /** The first value a pragma answers. */
  pragma(text: string): unknown;
  /** All or nothing; `work` must not return a promise. Within another transaction, a part of it. */
  transaction<T>(work: () => T): T;
  inTransaction(): boolean;
  isOpen(): boolean;
  /** Calls `listener` whenever changes were taken back, for whoever keeps a copy of them in memory. */
  onRollback(listener: () => void): void;
  /** Moves the write-ahead log into the file and empties it. */
  emptyLog(): void;
  /** Writes a complete copy, readable by the user alone. */
  copyTo(path: string): void;
  close(): void;
}

/** Opens or creates `file` (mode 0600) and checks what it holds. Does not look at its schema. */
export function openDatabase(file: string): Database {
  createPrivateFile(file);
  const connection = translated(file, () => new Sqlite(file, { timeout: lockTimeoutMs }));
  try {
    translated(file, () => {
      configure(connection);
      checkIntegrity(connection, file);
    });
  } catch (error) {
    connection.close();
    throw error;
  }
  return wrap(connection, file);
}

/** The version of SQLite in use, e.g. `3.54.1`. */
export function databaseVersion(): string {
  const connection = new Sqlite(':memory:');
  const version = connection.prepare('SELECT sqlite_version()').pluck().get();
  connection.close();
  return String(version);
}

/** Long enough for another process to finish closing, short enough for a person not to wonder. */
const lockTimeoutMs = 250;

/** SQLite gives its log the mode of the database file. */
function createPrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function configure(connection: Sqlite.Database): void {
  connection.pragma('locking_mode = EXCLUSIVE');
  const mode = connection.pragma('journal_mode = WAL', { simple: true });
  assert(mode === 'wal', `journal mode is ${String(mode)}`);
  // better-sqlite3 compiles NORMAL for the write-ahead log: commits would be lost at a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('fullfsync = ON');
  connection.pragma('checkpoint_fullfsync = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma('temp_store = MEMORY');
}

/**
 * A check reads what it checks: about 0.6 ms of processor time for each MiB, and the disk's. Above this size only the
 * tables that steer the rest are checked at open; pictures and embeddings authenticate themselves when they are read.
 */
const fullCheckLimitBytes = 128 * 2 ** 20;
const bulkyTables = ['specimen_pictures', 'case_pictures', 'embeddings', 'local_maps'];

function checkIntegrity(connection: Sqlite.Database, file: string): void {
  const pages = Number(connection.pragma('page_count', { simple: true }));
  const pageBytes = Number(connection.pragma('page_size', { simple: true }));
  const small = pages * pageBytes <= fullCheckLimitBytes;
  for (const check of small ? ['integrity_check(1)'] : partialChecks(connection)) {
    const answer = connection.pragma(check, { simple: true });
    if (answer !== 'ok') throw damaged(say`The workspace is damaged.`, { file, detail: String(answer) });
  }
  if (small && connection.prepare('PRAGMA foreign_key_check').all().length > 0) {
    throw damaged(say`The workspace is damaged.`, { file, detail: 'a row refers to one that is not there' });
  }
}

function partialChecks(connection: Sqlite.Database): string[] {
  const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all().map(String);
  return tables.filter((table) => !bulkyTables.includes(table)).map((table) => `quick_check("${table}")`);
}

function wrap(connection: Sqlite.Database, file: string): Database {
  const statements = new Map<string, Statement<unknown>>();
  const rollbackListeners: (() => void)[] = [];
  const run = <T>(work: () => T) => translated(file, work);

  const prepared = (text: string): Statement<unknown> => {
    const statement =
      statements.get(text) ??
      wrapStatement(
        run(() => connection.prepare(text)),
        file,
      );
    statements.set(text, statement);
    return statement;
  };

  return {
    file,
    sql: <Row>(text: string) => prepared(text) as Statement<Row>,
    script: (text) => void run(() => connection.exec(text)),
    pragma: (text) => run(() => connection.pragma(text, { simple: true })),
    transaction: (work) => {
      try {
        return run(() => connection.transaction(work).immediate());
      } catch (error) {
        for (const listener of rollbackListeners) listener();
        throw error;
      }
    },
    inTransaction: () => connection.inTransaction,
    isOpen: () => connection.open,
    onRollback: (listener) => void rollbackListeners.push(listener),
    emptyLog: () => void run(() => connection.pragma('wal_checkpoint(TRUNCATE)')),
    copyTo: (path) => copyDatabase(connection, path, run),
    close: () => void run(() => connection.close()),
  };
}

function wrapStatement(statement: Sqlite.Statement<unknown[]>, file: string): Statement<unknown> {
  return {
    run: (...values) => translated(file, () => statement.run(...values).changes),
    get: (...values) => translated(file, () => statement.get(...values)),
    all: (...values) => translated(file, () => statement.all(...values)),
  };
}

/** Through SQLite: opening and closing the file ourselves would release the lock this process holds on it. */
function copyDatabase(connection: Sqlite.Database, path: string, run: <T>(work: () => T) => T): void {
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  createPrivateFile(temporary);
  try {
    run(() => connection.prepare('VACUUM INTO ?').run(temporary));
    const copy = openSync(temporary, 'r+');
    fsyncSync(copy);
    closeSync(copy);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
