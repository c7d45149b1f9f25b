import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createAudit } from '../../main/storage/audit.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { createVault } from '../../main/storage/vault.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { codeOf, databaseFile, open, processorMilliseconds, temporaryFolder } from './fixture.ts';
import { policy } from './records.ts';

const now = () => 1_000;

/** A closed workspace with five entries: created, Ada, Bob, Ada renamed, Bob removed. */
function written(): string {
  const directory = temporaryFolder();
  const workspace = openWorkspace({ directory, now });
  workspace.signatories.create({ id: 'ada', name: 'Ada' });
  workspace.signatories.create({ id: 'bob', name: 'Bob' });
  workspace.signatories.update('ada', { name: 'Ada L.' });
  workspace.signatories.remove('bob');
  workspace.close();
  return directory;
}

/** What somebody with the file but without the key can do. */
function tamper(directory: string, sql: string): void {
  const connection = new Sqlite(databaseFile(directory));
  connection.pragma('foreign_keys = OFF');
  connection.exec(sql);
  connection.close();
}

describe('the log', () => {
  it('holds an entry for every change, and what it said', () => {
    const { audit } = open({ directory: written(), now });
    expect(audit.verify()).toEqual({ entries: 5, intact: true, firstBroken: null });
    const { total, rows } = audit.list({ offset: 0, limit: 2 });
    expect(total).toBe(5);
    expect(rows).toEqual([
      { sequence: 5, at: now(), kind: 'signatory-removed', details: { signatory: 'bob' } },
      { sequence: 4, at: now(), kind: 'signatory-changed', details: { signatory: 'ada', name: 'Ada L.' } },
    ]);
  });

  it('holds no entry for what was refused or taken back', () => {
    const workspace = open({ directory: written(), now });
    codeOf(() => workspace.signatories.create({ id: 'ada', name: 'again' }));
    codeOf(() => workspace.signatories.update('nobody', { name: 'x' }));
    expect(workspace.audit.verify().entries).toBe(5);
  });

  it('keeps a change of the policy', () => {
    const { settings, audit } = open();
    expect(settings.policy()).toBeNull();
    settings.setPolicy(policy);
    expect(settings.policy()).toEqual(policy);
    expect(audit.list({ offset: 0, limit: 1 }).rows[0]).toMatchObject({ kind: 'policy-changed', details: { policy } });
  });

  it.each([
    ['an edited time', 'UPDATE audit SET at = at + 1 WHERE sequence = 3', 3],
    ['an edited kind', "UPDATE audit SET kind = 'signatory-restored' WHERE sequence = 5", 5],
    ['an edited subject', 'UPDATE audit SET subject = NULL WHERE sequence = 2', 2],
    ['edited details', 'UPDATE audit_details SET sealed = zeroblob(60) WHERE sequence = 4', 4],
    ['deleted details', 'DELETE FROM audit_details WHERE sequence = 4', 4],
    [
      'details of another entry',
      'UPDATE audit_details SET sealed = (SELECT sealed FROM audit_details WHERE sequence = 2) WHERE sequence = 4',
      4,
    ],
    ['an entry deleted from the middle', 'DELETE FROM audit WHERE sequence = 3', 3],
    [
      'an entry deleted and the gap closed',
      'DELETE FROM audit WHERE sequence = 3; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 3',
      3,
    ],
    ['the first entry deleted', 'DELETE FROM audit WHERE sequence = 1', 1],
    ['the last entry cut off', 'DELETE FROM audit WHERE sequence = 5', 5],
    [
      'an invented entry',
      'INSERT INTO audit SELECT 6, at, kind, subject, commitment, hash FROM audit WHERE sequence = 5',
      6,
    ],
    [
      'two entries swapped',
      'UPDATE audit SET sequence = -2 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = -2',
      2,
    ],
    ['everything deleted', 'DELETE FROM audit; DELETE FROM audit_details; DELETE FROM audit_head', 1],
    ['the sealed end deleted', 'DELETE FROM audit_head', 1],
    ['the sealed end replaced', 'UPDATE audit_head SET sealed = zeroblob(80)', 1],
  ])('shows %s', (_, sql, firstBroken) => {
    const directory = written();
    tamper(directory, sql);
    expect(open({ directory, now }).audit.verify()).toMatchObject({ intact: false, firstBroken });
  });

  it('still shows an entry cut off when more were written since', () => {
    const directory = written();
    tamper(directory, 'DELETE FROM audit WHERE sequence = 5; DELETE FROM audit_details WHERE sequence = 5');
    const workspace = open({ directory, now });
    workspace.signatories.create({ name: 'Cyd' });
    expect(workspace.audit.verify()).toMatchObject({ intact: false, firstBroken: 5 });
  });

  it('verifies 100,000 entries in under a second', () => {
    const directory = temporaryFolder();
    const database = openDatabase(databaseFile(directory));
    migrate(database);
    const vault = createVault(database, `${directory}/key`);
    const audit = createAudit(database, vault, now);
    const tenth = 10_000;
    database.transaction(() => {
      vault.found(null, 0);
      const subject = vault.create(null);
      for (let i = 0; i < tenth; i++) audit.append('case-recorded', subject, { case: `case ${i}`, word: 'genuine' });
    });
    // The first rounds also pay for compiling the code, which the other nine tenths would not.
    const rounds = Array.from({ length: 4 }, () => processorMilliseconds(() => void audit.verify()));
    expect(audit.verify()).toEqual({ entries: tenth, intact: true, firstBroken: null });
    expect(Math.min(...rounds) * 10).toBeLessThan(1_000);
    database.close();
  });
});
