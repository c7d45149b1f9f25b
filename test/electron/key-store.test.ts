import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../hosts/small-engine.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
const { createKeyStore } = await import('../../electron/key-store.ts');
const { createSystemStore } = await import('../../electron/system-store.ts');

const usual = { ...fake.storeOfSystem };
beforeEach(() => {
  Object.assign(fake.storeOfSystem, usual);
  vi.stubEnv('PARAPH_LOG', 'silent');
});

const keysOn = (platform: NodeJS.Platform = 'linux') => createKeyStore(createSystemStore(platform));
const fileIn = (directory: string) => join(directory, 'workspace.store-key');

describe('the system’s store', () => {
  it.each([
    ['linux', 'gnome_libsecret', { name: 'GNOME Keyring', trouble: null }],
    ['linux', 'kwallet6', { name: 'KWallet', trouble: null }],
    ['linux', 'basic_text', { name: 'the system’s store', trouble: 'plain-text' }],
    ['linux', 'unknown', { name: 'the system’s store', trouble: 'unavailable' }],
    ['darwin', 'basic_text', { name: 'Keychain', trouble: null }],
    ['win32', 'basic_text', { name: 'Windows data protection', trouble: null }],
  ] as const)('on %s with %s is %j', async (platform, backend, state) => {
    fake.storeOfSystem.backend = backend;
    expect(await createSystemStore(platform).state()).toEqual(state);
  });

  it('is not used while it cannot be', async () => {
    fake.storeOfSystem.isAvailable = false;
    expect(await createSystemStore('darwin').state()).toMatchObject({ trouble: 'unavailable' });
  });
});

describe('the key in the store', () => {
  it('is 32 bytes, the same each time, and lies on the disk sealed and for this user alone', async () => {
    const directory = temporaryFolder();
    expect(await keysOn().read(directory)).toBeNull();
    const key = await keysOn().provide(directory);
    expect(key).toHaveLength(32);
    expect(await keysOn().provide(directory)).toEqual(key);
    expect(await keysOn().read(directory)).toEqual(key);
    expect(statSync(fileIn(directory)).mode & 0o777).toBe(0o600);
    const sealed = readFileSync(fileIn(directory));
    expect(sealed.includes(Buffer.from(key))).toBe(false);
    expect(sealed.toString()).not.toContain(Buffer.from(key).toString('base64'));
  });

  it('is another for each workspace, and gone when it is forgotten', async () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    expect(await keysOn().provide(one)).not.toEqual(await keysOn().provide(other));
    keysOn().forget(one);
    expect(existsSync(fileIn(one))).toBe(false);
    expect(await keysOn().read(one)).toBeNull();
  });

  it.each(['basic_text', 'unknown'] as const)('is neither made nor read with %s', async (backend) => {
    const directory = temporaryFolder();
    await keysOn().provide(directory);
    fake.storeOfSystem.backend = backend;
    expect(await keysOn().read(directory)).toBeNull();
    await expect(keysOn().provide(temporaryFolder())).rejects.toMatchObject({
      code: 'refused',
      nextStep: 'Set a passphrase instead.',
    });
  });

  it('is not given to another account, which is told as absence and not as a crash', async () => {
    const directory = temporaryFolder();
    await keysOn().provide(directory);
    fake.storeOfSystem.secret = 'of another account';
    expect(await keysOn().read(directory)).toBeNull();
  });

  it('is sealed anew when the store has changed its own key', async () => {
    const directory = temporaryFolder();
    const key = await keysOn().provide(directory);
    fake.storeOfSystem.isStale = true;
    fake.safeStorage.encryptStringAsync.mockClear();
    expect(await keysOn().read(directory)).toEqual(key);
    expect(fake.safeStorage.encryptStringAsync).toHaveBeenCalledOnce();
    expect(await keysOn().read(directory)).toEqual(key);
  });

  it('is not trusted before it was read back', async () => {
    fake.safeStorage.decryptStringAsync.mockResolvedValueOnce({ result: 'something else', shouldReEncrypt: false });
    await expect(keysOn().provide(temporaryFolder())).rejects.toMatchObject({ code: 'refused' });
  });
});
