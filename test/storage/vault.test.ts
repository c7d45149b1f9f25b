import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { mark, seal, toKey, tryUnseal } from '../../main/storage/cipher.ts';
import type { Place } from '../../main/storage/cipher.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { codeOf, databaseFile, filesOf, open, temporaryFolder } from './fixture.ts';
import { policy, randomBytes } from './records.ts';

describe('a sealed field', () => {
  const random = createRandom(1);
  const newKey = () => toKey(randomBytes(random, 32));
  const key = newKey();
  const place: Place = { table: 'specimens', column: 'details', row: 'a' };
  const plain = randomBytes(random, 500);

  it('opens with the same key at the same place, and differs each time it is sealed', () => {
    const sealed = seal(key, place, plain);
    expect(tryUnseal(key, place, sealed)).toEqual(plain);
    expect(sealed.equals(seal(key, place, plain))).toBe(false);
  });

  it('does not open after any of 1,000 bit flips', () => {
    const sealed = seal(key, place, plain);
    for (let flip = 0; flip < 1_000; flip++) {
      const flipped = Uint8Array.from(sealed);
      flipped[random.below(flipped.length)] ^= 1 << random.below(8);
      expect(tryUnseal(key, place, flipped)).toBeNull();
    }
  });

  it('does not open shortened, elsewhere or with another key', () => {
    const sealed = seal(key, place, plain);
    for (const length of [0, 11, 27, 28, sealed.length - 1]) {
      expect(tryUnseal(key, place, sealed.subarray(0, length))).toBeNull();
    }
    for (const change of [{ table: 'cases' }, { column: 'person' }, { row: 'b' }]) {
      expect(tryUnseal(key, { ...place, ...change }, sealed)).toBeNull();
    }
    expect(tryUnseal(newKey(), place, sealed)).toBeNull();
  });

  it('leaves a mark that is equal for equal contents under one key only', () => {
    expect(mark(key, plain)).toEqual(mark(key, Uint8Array.from(plain)));
    expect(mark(key, plain)).not.toEqual(mark(newKey(), plain));
    expect(mark(key, plain)).not.toEqual(mark(key, plain.subarray(1)));
  });
});

describe('a workspace under a key file', () => {
  it('keeps the file, the database and the folder from others', () => {
    const directory = temporaryFolder();
    open({ directory }).signatories.create({ name: 'Ada' });
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const { name } of filesOf(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  });

  it('does not open without it, nor with another', () => {
    const directory = temporaryFolder();
    openWorkspace({ directory }).close();
    const keyFile = join(directory, 'workspace.key');
    const key = readFileSync(keyFile);
    rmSync(keyFile);
    expect(codeOf(() => openWorkspace({ directory }))).toBe('damaged-workspace');
    expect(existsSync(keyFile)).toBe(false);
    writeFileSync(keyFile, Buffer.alloc(32, 1));
    expect(codeOf(() => openWorkspace({ directory }))).toBe('damaged-workspace');
    writeFileSync(keyFile, key);
    expect(open({ directory }).status().locked).toBe(false);
  });

  it('can have it elsewhere', () => {
    const [directory, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'paraph.key')];
    openWorkspace({ directory, keyFile: elsewhere }).close();
    expect(existsSync(join(directory, 'workspace.key'))).toBe(false);
    expect(statSync(elsewhere).mode & 0o777).toBe(0o600);
    expect(open({ directory, keyFile: elsewhere }).status().keptBy).toBe('key-file');
  });
});

describe('a workspace under a passphrase', () => {
  const passphrase = 'Amélie’s long passphrase';

  it('opens locked, and only with its passphrase', () => {
    const directory = temporaryFolder();
    const made = openWorkspace({ directory, passphrase });
    made.signatories.create({ id: 'ada', name: 'Ada' });
    made.close();
    expect(existsSync(join(directory, 'workspace.key'))).toBe(false);

    const workspace = open({ directory });
    expect(workspace.status()).toMatchObject({ locked: true, keptBy: 'passphrase', signatories: 1 });
    expect(codeOf(() => workspace.unlock('another passphrase'))).toBe('wrong-passphrase');
    expect(workspace.status().locked).toBe(true);
    // As another keyboard would type it: the accent apart from its letter.
    workspace.unlock(passphrase.normalize('NFD'));
    expect(workspace.signatories.get('ada').name).toBe('Ada');
  });

  it('answers `locked` to whatever needs its key', () => {
    const directory = temporaryFolder();
    openWorkspace({ directory, passphrase }).close();
    const workspace = open({ directory });
    const calls = [
      () => workspace.signatories.list(),
      () => workspace.signatories.create({ name: 'Ada' }),
      () => workspace.cases.list(),
      () => [...workspace.embeddings.vectors('model-1')],
      () => workspace.settings.setPolicy(policy),
      () => workspace.audit.verify(),
      () => workspace.protect('a new passphrase'),
    ];
    for (const call of calls) expect(codeOf(call)).toBe('locked');
    expect(workspace.counts()).toEqual({ signatories: 0, specimens: 0, cases: 0 });
  });

  it('gives up at a wrong one given when opening, and lets go of the folder', () => {
    const directory = temporaryFolder();
    openWorkspace({ directory, passphrase }).close();
    expect(codeOf(() => openWorkspace({ directory, passphrase: 'no' }))).toBe('wrong-passphrase');
    expect(open({ directory, passphrase }).status().locked).toBe(false);
  });

  it('replaces the key file, which is gone, also after a crash in between', () => {
    const directory = temporaryFolder();
    const keyFile = join(directory, 'workspace.key');
    const workspace = openWorkspace({ directory });
    workspace.signatories.create({ id: 'ada', name: 'Ada' });
    const formerKey = readFileSync(keyFile);
    workspace.protect(passphrase);
    expect(workspace.status().keptBy).toBe('passphrase');
    expect(existsSync(keyFile)).toBe(false);
    workspace.close();

    writeFileSync(keyFile, formerKey);
    expect(codeOf(() => open({ directory }).signatories.list())).toBe('locked');
  });

  it('does not run a derivation that somebody made absurd', () => {
    const directory = temporaryFolder();
    openWorkspace({ directory, passphrase }).close();
    const connection = new Sqlite(databaseFile(directory));
    connection.exec("UPDATE workspace SET derivation = json_set(derivation, '$.cost', 1073741824)");
    connection.close();
    expect(codeOf(() => openWorkspace({ directory, passphrase }))).toBe('damaged-workspace');
  });
});
