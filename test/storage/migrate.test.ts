import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createAudit } from '../../main/storage/audit.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { createErasure } from '../../main/storage/erasure.ts';
import { applicationId, migrate, schemaVersion } from '../../main/storage/migrate.ts';
import { migrations } from '../../main/storage/migrations/index.ts';
import type { Migration } from '../../main/storage/migrations/migration.ts';
import type { LocalMap } from '../../main/base/embedding.ts';
import { rounded } from '../../main/base/quantised-map.ts';
import { createSignatories } from '../../main/storage/signatories.ts';
import { createVault } from '../../main/storage/vault.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { codeOf, databaseFile, temporaryFolder } from './fixture.ts';

/** A workspace of today's schema with one person, closed again. */
function oldWorkspace(): string {
  const directory = temporaryFolder();
  const workspace = openWorkspace({ directory });
  workspace.signatories.create({ id: 'ada', name: 'Ada' });
  workspace.close();
  return directory;
}

function fingerprint(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function change(file: string, sql: string): void {
  const connection = new Sqlite(file);
  connection.exec(sql);
  connection.close();
}

/** As embeddings were kept when every number took 32 bits. */
const olderVector = Float32Array.from({ length: 16 }, (_, i) => i / 40);
const olderMap: LocalMap = {
  ...{ rows: 2, columns: 3, channels: 4 },
  cells: Float32Array.from({ length: 24 }, (_, i) => Math.sin(i)),
  weights: Float32Array.of(0, 0.1, 0.2, 0.3, 0.15, 0.25),
};

/** A file from before forms were told apart, with one specimen as it was kept then. */
function olderSpecimen(directory: string): void {
  const database = openDatabase(databaseFile(directory));
  const before = migrations.findIndex(({ name }) => name === 'merges');
  migrate(database, migrations.slice(0, before));
  const vault = createVault(database, join(directory, 'workspace.key'));
  const context = { database, vault, audit: createAudit(database, vault, () => 0), now: () => 0 };
  database.transaction(() => vault.found(null, 0));
  createSignatories(context, createErasure(context)).create({ id: 'ada', name: 'Ada' });
  const { key } = database.sql<{ key: string }>('SELECT key FROM signatories').get() ?? { key: '' };
  const details = {
    addedAt: 7,
    fileName: 'old.png',
    signedOn: 'about 1999',
    quality: { usable: true, reasons: [], inkPixels: 9, width: 9, height: 9 },
    concerns: [],
    duplicateOf: null,
  };
  const sealed = vault.sealRecord(key, { table: 'specimens', column: 'details', row: 'one' }, details);
  database
    .sql("INSERT INTO specimens (id, signatory, content_mark, details) VALUES ('one', 'ada', ?, ?)")
    .run(new Uint8Array(32), sealed);
  const seal = (column: string, plain: Uint8Array) =>
    vault.seal(key, { table: 'embeddings', column, row: 'one\0model-1' }, plain);
  const { rows, columns, channels, cells, weights } = olderMap;
  const map = Buffer.concat(
    [Uint32Array.of(rows, columns, channels), cells, weights].map(({ buffer }) => new Uint8Array(buffer)),
  );
  database
    .sql("INSERT INTO embeddings (specimen, model, global, local) VALUES ('one', 'model-1', ?, ?)")
    .run(seal('global', new Uint8Array(olderVector.buffer)), seal('local', map));
  database.close();
}

const next: Migration = {
  version: schemaVersion + 1,
  name: 'nicknames',
  apply: (database) => database.script('ALTER TABLE signatories ADD COLUMN nickname BLOB'),
};
const failing: Migration = {
  version: schemaVersion + 2,
  name: 'fails halfway',
  apply: (database) => database.script('CREATE TABLE halfway (a); INSERT INTO nowhere VALUES (1)'),
};

describe('the released migrations', () => {
  it('are numbered one by one', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('mark the file as ours, in the file itself', () => {
    const header = readFileSync(databaseFile(oldWorkspace())).subarray(0, 100);
    expect([header.readUInt32BE(60), header.readUInt32BE(68)]).toEqual([schemaVersion, applicationId]);
  });
});

describe('specimens from before forms were told apart', () => {
  it('show the full signature, without a note, and can be given a form and a date', () => {
    const directory = temporaryFolder();
    olderSpecimen(directory);
    const workspace = openWorkspace({ directory });
    const [specimen] = workspace.specimens.of('ada');
    expect(specimen).toMatchObject({ id: 'one', form: 'full', note: '', signedOn: 'about 1999', addedAt: 7 });
    expect(workspace.embeddings.of('ada', 'model-1')).toMatchObject([{ specimen: 'one', form: 'full' }]);
    const changes = { specimen: 'one', form: 'initials', signedOn: '1999-07-01' };
    expect(workspace.specimens.change([changes])[0]).toEqual({ ...specimen, form: 'initials', signedOn: '1999-07-01' });
    workspace.close();
  });

  it('keep their embedding, to the bit what one made today would be, and can be stored in fewer bytes', () => {
    const directory = temporaryFolder();
    olderSpecimen(directory);
    const workspace = openWorkspace({ directory });
    const embedding = { model: 'model-1', global: olderVector, local: rounded(olderMap) };
    const kept = [{ specimen: 'one', form: 'full', embedding }];
    expect(workspace.embeddings.of('ada', 'model-1')).toEqual(kept);
    expect([5, 5].map((count) => workspace.embeddings.shrink(count))).toEqual([1, 0]);
    expect(workspace.embeddings.of('ada', 'model-1')).toEqual(kept);
    workspace.close();
    const database = openDatabase(databaseFile(directory));
    // Nonce, tag, head, weights, cells.
    expect(database.sql('SELECT bits, length(map) AS bytes FROM local_maps').all()).toEqual([
      { bits: 8, bytes: 12 + 16 + 16 + 2 * 6 + 24 },
    ]);
    database.close();
  });
});

describe('an older file', () => {
  it('is backed up, for the user alone, and brought up to date with its rows', () => {
    const directory = oldWorkspace();
    const database = openDatabase(databaseFile(directory));
    migrate(database, [...migrations, next]);
    expect(database.pragma('user_version')).toBe(schemaVersion + 1);
    expect(database.sql('SELECT id, nickname FROM signatories').all()).toEqual([{ id: 'ada', nickname: null }]);
    database.close();

    const backup = `${databaseFile(directory)}.schema-${schemaVersion}.backup`;
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const kept = new Sqlite(backup, { readonly: true });
    expect(kept.pragma('user_version', { simple: true })).toBe(schemaVersion);
    expect(kept.prepare('SELECT id FROM signatories').all()).toEqual([{ id: 'ada' }]);
    kept.close();
  });

  it('stays at the last step that worked when one fails', () => {
    const database = openDatabase(databaseFile(oldWorkspace()));
    expect(() => migrate(database, [...migrations, next, failing])).toThrow(/nowhere/);
    expect(database.pragma('user_version')).toBe(schemaVersion + 1);
    expect(database.sql("SELECT name FROM sqlite_schema WHERE name = 'halfway'").all()).toEqual([]);
    database.close();
  });

  it('is not backed up when nothing is to be done', () => {
    const directory = oldWorkspace();
    openWorkspace({ directory }).close();
    expect(readdirSync(directory).sort()).toEqual(['workspace.key', 'workspace.sqlite']);
  });
});

describe('a file that is not for us', () => {
  it('of a newer schema is refused and left untouched', () => {
    const directory = oldWorkspace();
    const file = databaseFile(directory);
    change(file, `PRAGMA user_version = ${schemaVersion + 1}`);
    const before = fingerprint(file);
    expect(codeOf(() => openWorkspace({ directory }))).toBe('newer-schema');
    expect(fingerprint(file)).toBe(before);
    expect(readdirSync(directory).sort()).toEqual(['workspace.key', 'workspace.sqlite']);
  });

  it('of another program is refused and left untouched', () => {
    const directory = temporaryFolder();
    const file = databaseFile(directory);
    change(file, 'CREATE TABLE theirs (a); PRAGMA application_id = 77');
    const before = fingerprint(file);
    expect(codeOf(() => openWorkspace({ directory }))).toBe('unsupported-format');
    expect(fingerprint(file)).toBe(before);
  });

  it('of another program without a mark is refused with its tables as they were', () => {
    const directory = temporaryFolder();
    const file = join(directory, 'workspace.sqlite');
    change(file, 'CREATE TABLE theirs (a)');
    expect(codeOf(() => openWorkspace({ directory }))).toBe('unsupported-format');
    const theirs = new Sqlite(file, { readonly: true });
    expect(theirs.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'theirs' }]);
    theirs.close();
  });
});
