import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../main/storage/database.ts';
import type { Database } from '../../main/storage/database.ts';
import { codeOf, temporaryFolder } from './fixture.ts';

function opened(file = join(temporaryFolder(), 'test.sqlite')): Database {
  const database = openDatabase(file);
  onTestFinished(() => {
    if (database.isOpen()) database.close();
  });
  return database;
}

describe('an opened database', () => {
  it.each([
    ['journal_mode', 'wal'],
    ['locking_mode', 'exclusive'],
    ['synchronous', 2],
    ['secure_delete', 1],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['temp_store', 2],
  ])('has %s = %s', (pragma, value) => {
    expect(opened().pragma(pragma)).toBe(value);
  });

  it('is readable by the user alone, log included', () => {
    const database = opened();
    database.script('CREATE TABLE t (a)');
    for (const file of [database.file, `${database.file}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is copied whole, for the user alone', () => {
    const database = opened();
    database.script('CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA user_version = 7');
    const copy = `${database.file}.backup`;
    database.copyTo(copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const other = opened(copy);
    expect(other.sql('SELECT a FROM t').all()).toEqual([{ a: 1 }]);
    expect(other.pragma('user_version')).toBe(7);
  });
});

describe('a transaction', () => {
  it('takes everything back when it fails, and says so', () => {
    const database = opened();
    database.script('CREATE TABLE t (a)');
    let toldOf = 0;
    database.onRollback(() => toldOf++);
    const failing = () =>
      database.transaction(() => {
        database.sql('INSERT INTO t VALUES (1)').run();
        throw new RangeError('no');
      });
    expect(failing).toThrow(RangeError);
    expect(database.sql('SELECT * FROM t').all()).toEqual([]);
    expect(toldOf).toBe(1);
  });

  it('takes no promise', () => {
    const database = opened();
    database.script('CREATE TABLE t (a)');
    const promising = () =>
      database.transaction(() => {
        database.sql('INSERT INTO t VALUES (1)').run();
        return Promise.resolve();
      });
    expect(promising).toThrow(/promise/);
    expect(database.sql('SELECT * FROM t').all()).toEqual([]);
  });
});

describe('expected failures', () => {
  it('a full disk is `storage-full`, and earlier rows stay', () => {
    const database = opened();
    database.script('CREATE TABLE t (a)');
    database.sql('INSERT INTO t VALUES (zeroblob(5000))').run();
    database.pragma(`max_page_count = ${Number(database.pragma('page_count')) + 4}`);
    const filling = () =>
      database.transaction(() => {
        for (let i = 0; i < 100; i++) database.sql('INSERT INTO t VALUES (zeroblob(5000))').run();
      });
    expect(codeOf(filling)).toBe('storage-full');
    expect(database.sql('SELECT count(*) AS rows FROM t').get()).toEqual({ rows: 1 });
    database.sql('INSERT INTO t VALUES (1)').run();
    expect(database.pragma('integrity_check')).toBe('ok');
  });

  it('a file that is no database is `damaged-workspace`', () => {
    const file = join(temporaryFolder(), 'test.sqlite');
    writeFileSync(file, 'x'.repeat(8_192));
    expect(codeOf(() => openDatabase(file))).toBe('damaged-workspace');
  });

  it('a second opening is `workspace-in-use`', () => {
    const { file } = opened();
    expect(codeOf(() => openDatabase(file))).toBe('workspace-in-use');
  });

  it('a bug stays what it is', () => {
    const database = opened();
    expect(() => database.sql('SELECT * FROM nowhere')).toThrow(/no such table/);
  });
});
