import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { storeKeyFileName } from '../../main/base/store-key-file.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { foundation } from '../../main/storage/migrations/0001-foundation.ts';
import { restoreBackup } from '../../main/storage/restore.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { codeOf, databaseFile, filesOf, open, temporaryFolder } from './fixture.ts';

const recovery = 'a long recovery passphrase';
const newKey = () => new Uint8Array(randomBytes(32));

/** A workspace with one person, put under a key of the system's store. */
function kept(passphrase: string | null = null) {
  const directory = temporaryFolder();
  const systemKey = newKey();
  const workspace = openWorkspace({ directory });
  workspace.signatories.create({ id: 'ada', name: 'Ada' });
  const formerKey = readFileSync(join(directory, 'workspace.key'));
  workspace.keepInStore(systemKey, passphrase);
  const status = workspace.status();
  workspace.close();
  return { directory, systemKey, formerKey, status };
}

describe('a workspace kept by the system’s store', () => {
  it('opens with the store’s key, and has no key file any more', () => {
    const { directory, systemKey, status } = kept();
    expect(status).toMatchObject({ locked: false, keptBy: 'system-store', opensByPassphrase: false });
    expect(existsSync(join(directory, 'workspace.key'))).toBe(false);
    expect(open({ directory, systemKey }).signatories.get('ada').name).toBe('Ada');
  });

  it('holds neither the store’s key nor the former one anywhere', () => {
    const { directory, systemKey, formerKey } = kept();
    for (const { name, bytes } of filesOf(directory)) {
      expect(bytes.includes(Buffer.from(systemKey)), name).toBe(false);
      expect(bytes.includes(formerKey), name).toBe(false);
    }
  });

  it('stays locked without it or with another, and says how it opens', () => {
    const { directory } = kept();
    for (const systemKey of [undefined, newKey(), new Uint8Array(3)]) {
      const workspace = openWorkspace({ directory, systemKey });
      expect(workspace.status()).toMatchObject({ locked: true, keptBy: 'system-store', signatories: 1 });
      expect(() => workspace.signatories.list()).toThrow('the operating system’s store keeps its key');
      expect(codeOf(() => workspace.unlock('any passphrase'))).toBe('locked');
      workspace.close();
    }
  });

  it('opens by a second passphrase where one was set, and by no other', () => {
    const { directory, status } = kept(recovery);
    expect(status.opensByPassphrase).toBe(true);
    const workspace = open({ directory });
    expect(codeOf(() => workspace.unlock('another passphrase'))).toBe('wrong-passphrase');
    workspace.unlock(recovery);
    expect(workspace.signatories.get('ada').name).toBe('Ada');
  });

  it('takes no key of another length', () => {
    const workspace = open();
    expect(codeOf(() => workspace.keepInStore(new Uint8Array(16), null))).toBe('bad-input');
    expect(workspace.status().keptBy).toBe('key-file');
  });

  it('goes to a passphrase and back to a key file; the former way opens no more', () => {
    const { directory, systemKey } = kept(recovery);
    const workspace = openWorkspace({ directory, systemKey });
    workspace.protect('a passphrase alone');
    workspace.close();
    const second = openWorkspace({ directory, systemKey });
    expect(second.status()).toMatchObject({ locked: true, keptBy: 'passphrase' });
    expect(codeOf(() => second.unlock(recovery))).toBe('wrong-passphrase');
    second.unlock('a passphrase alone');
    second.keepInFile();
    second.close();
    expect(existsSync(join(directory, 'workspace.key'))).toBe(true);
    const third = open({ directory });
    expect(third.status()).toMatchObject({ locked: false, keptBy: 'key-file', opensByPassphrase: false });
    expect(third.audit.list({ offset: 0, limit: 3 }).rows.map(({ details }) => details)).toEqual([
      { keptBy: 'key-file' },
      { keptBy: 'passphrase' },
      { keptBy: 'system-store' },
    ]);
    expect(third.audit.verify().intact).toBe(true);
  });

  it('is restored from a backup together with what the store sealed, and opens with its key', () => {
    const { directory, systemKey } = kept();
    writeFileSync(join(directory, storeKeyFileName), 'sealed');
    const workspace = openWorkspace({ directory, systemKey });
    const { id } = workspace.backups.create(null);
    workspace.close();
    const restored = join(temporaryFolder(), 'restored');
    expect(restoreBackup({ file: join(directory, 'backups', id), directory: restored }).signatories).toBe(1);
    expect(readFileSync(join(restored, storeKeyFileName), 'utf8')).toBe('sealed');
    expect(open({ directory: restored, systemKey }).signatories.get('ada').name).toBe('Ada');
  });

  it('can be put under another key, after which the first opens nothing', () => {
    const { directory, systemKey } = kept();
    const workspace = openWorkspace({ directory, systemKey });
    const next = newKey();
    workspace.keepInStore(next, null);
    workspace.close();
    const old = openWorkspace({ directory, systemKey });
    expect(old.status().locked).toBe(true);
    old.close();
    expect(open({ directory, systemKey: next }).status().locked).toBe(false);
  });
});

describe('a workspace from before the system’s store', () => {
  it.each([null, 'a passphrase of old'])('opens as it did: under %j', (passphrase) => {
    const directory = temporaryFolder();
    const made = openWorkspace({ directory, ...(passphrase === null ? {} : { passphrase }) });
    made.signatories.create({ id: 'ada', name: 'Ada' });
    made.close();
    asOfTheFirstSchema(directory);

    const workspace = open({ directory, ...(passphrase === null ? {} : { passphrase }) });
    expect(workspace.signatories.get('ada').name).toBe('Ada');
    expect(workspace.status()).toMatchObject({
      keptBy: passphrase === null ? 'key-file' : 'passphrase',
      opensByPassphrase: passphrase !== null,
    });
    expect(workspace.audit.verify().intact).toBe(true);
    // The backup that the migration made holds the key as it was wrapped: it goes with the next wrapping.
    expect(readdirSync(directory)).toContain('workspace.sqlite.schema-1.backup');
    workspace.keepInStore(newKey(), null);
    expect(readdirSync(directory)).not.toContain('workspace.sqlite.schema-1.backup');
  });
});

/** Turns a workspace's file into one of schema 1, with the rows that such a file would have. */
function asOfTheFirstSchema(directory: string): void {
  const file = databaseFile(directory);
  const today = new Sqlite(file);
  const old = openDatabase(join(directory, 'old.sqlite'));
  migrate(old, [foundation]);
  old.close();
  today.exec(`ATTACH '${join(directory, 'old.sqlite')}' AS old`);
  const tables = today.prepare("SELECT name FROM old.sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  today.pragma('foreign_keys = OFF');
  for (const table of tables) {
    const named = (schema: string) => `SELECT name FROM pragma_table_info('${table}', '${schema}')`;
    const columns = today
      .prepare(`${named('old')} INTERSECT ${named('main')}`)
      .pluck()
      .all() as string[];
    const list = columns.map((column) => `"${column}"`).join(', ');
    today.exec(`INSERT INTO old."${table}" (${list}) SELECT ${list} FROM main."${table}"`);
  }
  today.close();
  replaceFile(directory);
}

function replaceFile(directory: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(databaseFile(directory) + suffix, { force: true });
  renameSync(join(directory, 'old.sqlite'), databaseFile(directory));
  for (const suffix of ['-wal', '-shm']) rmSync(join(directory, `old.sqlite${suffix}`), { force: true });
}
