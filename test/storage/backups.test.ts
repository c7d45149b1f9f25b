import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { findGoodBackup, restoreBackup, restoreNewest } from '../../main/storage/restore.ts';
import { openWorkspace, type Workspace } from '../../main/storage/workspace.ts';
import { codeOf, databaseFile, filesOf, open, temporaryFolder } from './fixture.ts';
import { newSpecimen } from './records.ts';

const day = 86_400_000;

function fill(workspace: Workspace, name = 'Ada'): string {
  const person = workspace.signatories.create({ name });
  workspace.specimens.add(newSpecimen(createRandom(3), person.id));
  return person.id;
}

const backupFile = (directory: string, id: string) => join(directory, 'backups', id);

/** Overwrites the middle of a file with zeros: pages that an integrity check reads. */
function spoil(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0, bytes.length >> 2, bytes.length >> 1);
  writeFileSync(file, bytes);
}

describe('a backup', () => {
  it('restores into a new folder with everything that was there, under its own passphrase alone', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    fill(workspace);
    const backup = workspace.backups.create('correct horse battery');
    expect(backup.opensWith).toBe('passphrase');
    expect(statSync(backupFile(directory, backup.id)).mode & 0o777).toBe(0o600);
    workspace.signatories.create({ name: 'Later' });

    const elsewhere = join(temporaryFolder(), 'copy.backup');
    copyFileSync(backupFile(directory, backup.id), elsewhere);
    const target = join(temporaryFolder(), 'restored');
    const wrong = () => restoreBackup({ file: elsewhere, directory: target, passphrase: 'another horse' });
    expect(codeOf(wrong)).toBe('wrong-passphrase');
    expect(existsSync(target)).toBe(false);

    const held = restoreBackup({ file: elsewhere, directory: target, passphrase: 'correct horse battery' });
    expect(held).toEqual({ signatories: 1, specimens: 1, cases: 0 });
    const restored = open({ directory: target, passphrase: 'correct horse battery' });
    expect(restored.signatories.list().rows.map(({ name }) => name)).toEqual(['Ada']);
    expect(restored.audit.verify().intact).toBe(true);
  });

  it('of a workspace under a key file finds that file beside it, and is refused without', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    fill(workspace);
    const { id, opensWith } = workspace.backups.create(null);
    expect(opensWith).toBe('workspace-key');
    const held = restoreBackup({ file: backupFile(directory, id), directory: join(temporaryFolder(), 'new') });
    expect(held.signatories).toBe(1);

    const alone = join(temporaryFolder(), id);
    copyFileSync(backupFile(directory, id), alone);
    const target = temporaryFolder();
    expect(codeOf(() => restoreBackup({ file: alone, directory: target }))).toBe('damaged-workspace');
    expect(readdirSync(target)).toEqual([]);
    const keyFile = join(directory, 'workspace.key');
    expect(restoreBackup({ file: alone, directory: target, keyFile }).specimens).toBe(1);
  });

  it('is never restored over something, nor when it is damaged or of another program', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    fill(workspace);
    const file = backupFile(directory, workspace.backups.create(null).id);
    expect(codeOf(() => restoreBackup({ file, directory }))).toBe('refused');

    const bad = join(temporaryFolder(), 'bad.backup');
    copyFileSync(file, bad);
    spoil(bad);
    const target = temporaryFolder();
    expect(codeOf(() => restoreBackup({ file: bad, directory: target }))).toBe('damaged-workspace');
    writeFileSync(bad, 'no database');
    expect(codeOf(() => restoreBackup({ file: bad, directory: target }))).toBe('damaged-workspace');
    expect(readdirSync(target)).toEqual([]);
  });

  it('comes in pieces that make the whole, and only under its own name', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    fill(workspace);
    const { id, bytes } = workspace.backups.create(null);
    const first = workspace.backups.read(id, 0);
    expect(first.total).toBe(bytes);
    const rest = workspace.backups.read(id, 10);
    expect(Buffer.from(rest.bytes).equals(readFileSync(backupFile(directory, id)).subarray(10))).toBe(true);
    expect(workspace.backups.read(id, bytes).bytes).toHaveLength(0);
    for (const name of ['../workspace.key', 'workspace.sqlite', '']) {
      expect(codeOf(() => workspace.backups.read(name, 0))).toBe('not-found');
    }
    workspace.backups.remove(id);
    expect(workspace.backups.list()).toEqual([]);
  });

  it('is one of five: the oldest go', () => {
    let time = Date.UTC(2026, 0, 1);
    const workspace = open({ now: () => time });
    for (let i = 0; i < 7; i++, time += day) workspace.backups.create(null);
    expect(workspace.backups.list().map(({ madeAt }) => new Date(madeAt).getUTCDate())).toEqual([7, 6, 5, 4, 3]);
  });
});

describe('what was erased or put under a passphrase', () => {
  it('is in no backup afterwards, and there still is one', () => {
    const directory = temporaryFolder();
    let time = 0;
    const workspace = open({ directory, now: () => (time += 1_000) });
    const id = fill(workspace, 'Ada');
    fill(workspace, 'Berta');
    const before = workspace.backups.create(null);
    const old = readFileSync(backupFile(directory, before.id));
    workspace.signatories.erase(id);
    const [after, ...more] = workspace.backups.list();
    expect(more).toEqual([]);
    expect(after.id).not.toBe(before.id);
    expect(filesOf(directory).some(({ bytes }) => bytes.equals(old))).toBe(false);
    const held = restoreBackup({ file: backupFile(directory, after.id), directory: join(temporaryFolder(), 'new') });
    expect(held.signatories).toBe(1);

    workspace.protect('correct horse battery');
    expect(workspace.backups.list().map(({ opensWith }) => opensWith)).toEqual(['passphrase']);
  });

  it('makes no backup where nobody had one', () => {
    const workspace = open();
    workspace.signatories.erase(fill(workspace));
    expect(workspace.backups.list()).toEqual([]);
  });
});

describe('a damaged workspace', () => {
  function damagedWorkspace(): { directory: string; good: string } {
    const directory = temporaryFolder();
    let time = Date.UTC(2026, 0, 1);
    const workspace = openWorkspace({ directory, now: () => (time += day) });
    fill(workspace);
    const good = workspace.backups.create(null).id;
    workspace.signatories.create({ name: 'Later' });
    const newer = workspace.backups.create(null).id;
    workspace.close();
    spoil(databaseFile(directory));
    spoil(backupFile(directory, newer));
    return { directory, good };
  }

  it('is offered its newest good backup, which takes its place while the damaged file is kept', () => {
    const { directory, good } = damagedWorkspace();
    const damaged = readFileSync(databaseFile(directory));
    expect(codeOf(() => openWorkspace({ directory }))).toBe('damaged-workspace');
    expect(findGoodBackup(directory)?.id).toBe(good);
    expect(restoreNewest(directory, undefined, () => 0).id).toBe(good);
    expect(
      open({ directory })
        .signatories.list()
        .rows.map(({ name }) => name),
    ).toEqual(['Ada']);
    const kept = readdirSync(directory).filter((name) => name.includes('.damaged-'));
    expect(kept.map((name) => readFileSync(join(directory, name)).equals(damaged))).toContain(true);
    expect(readdirSync(directory)).not.toContain('workspace.restoring');
  });

  it('keeps its file where there is no good backup; one that is whole is left as it is', () => {
    const { directory, good } = damagedWorkspace();
    spoil(backupFile(directory, good));
    expect(findGoodBackup(directory)).toBeNull();
    expect(codeOf(() => restoreNewest(directory, undefined, () => 0))).toBe('not-found');
    expect(readdirSync(directory)).toContain('workspace.sqlite');

    const whole = temporaryFolder();
    const workspace = openWorkspace({ directory: whole });
    workspace.backups.create(null);
    workspace.close();
    expect(codeOf(() => restoreNewest(whole, undefined, () => 0))).toBe('refused');
  });
});
