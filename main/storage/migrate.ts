/** Brings a workspace file to today's schema, never past it. */
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { assert } from '../base/assert.ts';
import type { Database } from './database.ts';
import { readFileHeader } from './file-header.ts';
import { migrations as released } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** 'PRPH': tells our files from other SQLite databases. */
export const applicationId = 0x50525048;
export const schemaVersion = released.length;

/**
 * Refuses, before SQLite may touch it, a file that a newer Paraph or another program wrote.
 * @throws ParaphError newer-schema, unsupported-format, damaged-workspace
 */
export function refuseForeignFile(file: string): void {
  const header = readFileHeader(file);
  if (header === null) return;
  const begun = header.applicationId === 0 && header.schemaVersion === 0;
  if (header.applicationId !== applicationId && !begun) throw notOurs(file);
  if (header.schemaVersion > schemaVersion) throw newerSchema(file, header.schemaVersion);
}

/**
 * Runs what is missing, each step in a transaction of its own, after a backup of the file as it was.
 * @throws ParaphError newer-schema, unsupported-format, storage-full
 */
export function migrate(database: Database, migrations: readonly Migration[] = released): void {
  assert(
    migrations.every((migration, index) => migration.version === index + 1),
    'migrations are numbered one by one',
  );
  const version = Number(database.pragma('user_version'));
  if (version > migrations.length) throw newerSchema(database.file, version);
  if (version === migrations.length) return;
  if (version === 0) claim(database);
  else database.copyTo(backupPath(database.file, version));
  for (const migration of migrations.slice(version)) step(database, migration);
  // The version then stands in the file itself, where an older Paraph reads it without SQLite.
  database.emptyLog();
}

function claim(database: Database): void {
  const { tables } = database.sql<{ tables: number }>('SELECT count(*) AS tables FROM sqlite_schema').get() ?? {};
  if (tables !== 0) throw notOurs(database.file);
}

function step(database: Database, migration: Migration): void {
  database.transaction(() => {
    migration.apply(database);
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${migration.version}`);
  });
}

function backupPath(file: string, version: number): string {
  return `${file}.schema-${version}.backup`;
}

/** Deletes every backup in the workspace's folder: they hold what has since been erased, or put under a passphrase. */
export function deleteBackups(file: string): void {
  const directory = dirname(file);
  for (const name of readdirSync(directory)) {
    if (/\.schema-\d+\.backup$/.test(name)) rmSync(join(directory, name));
  }
  rmSync(join(directory, 'backups'), { recursive: true, force: true });
}

function newerSchema(file: string, version: number): ParaphError {
  return new ParaphError('newer-schema', say`A newer Paraph wrote this workspace; it was left untouched.`, {
    file,
    nextStep: say`Open it with the newest Paraph.`,
    detail: `schema ${version}, this one knows ${schemaVersion}`,
  });
}

function notOurs(file: string): ParaphError {
  return new ParaphError('unsupported-format', say`This database belongs to another program.`, {
    file,
    nextStep: say`Choose another folder for the workspace.`,
  });
}
