/**
 * The key that opens a workspace, held by the operating system's store: 32 random bytes, sealed by the store, in a file
 * beside the database. Here it is opened and handed to the engine over its pipe; the engine never sees the store.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ParaphError } from '../main/contract/errors.ts';
import { say, type Phrase } from '../main/contract/phrase.ts';
import { createLogger } from '../main/base/logger.ts';
import { writeFileAtomically } from '../main/base/atomic-file.ts';
import { storeKeyFileName } from '../main/base/store-key-file.ts';
import type { SystemStore } from './system-store.ts';

export type StoreKey = Uint8Array<ArrayBuffer>;

export interface KeyStore {
  /** Null where the store holds no key for this workspace, or does not give it. */
  read(directory: string): Promise<StoreKey | null>;
  /**
   * The workspace's key in the store, made where there is none and read back before it is trusted.
   * @throws ParaphError refused where this system has no store that protects anything
   */
  provide(directory: string): Promise<StoreKey>;
  /** Destroys it: call it only once something else keeps the workspace key. */
  forget(directory: string): void;
}

const fileOf = (directory: string) => join(directory, storeKeyFileName);

export function createKeyStore(store: SystemStore): KeyStore {
  const logger = createLogger('key-store');

  async function read(directory: string): Promise<StoreKey | null> {
    const file = fileOf(directory);
    if (!existsSync(file) || (await store.state()).trouble !== null) return null;
    try {
      const { text, isStale } = await store.open(readFileSync(file));
      if (isStale) writeFileAtomically(file, await store.seal(text));
      return new Uint8Array(Buffer.from(text, 'base64'));
    } catch (error) {
      logger.warn({ err: error }, 'the store of the operating system did not open the key');
      return null;
    }
  }

  async function make(directory: string): Promise<StoreKey> {
    const key = randomBytes(32).toString('base64');
    writeFileAtomically(fileOf(directory), await store.seal(key));
    const kept = await read(directory);
    if (kept === null || Buffer.from(kept).toString('base64') !== key)
      throw noStore(say`It did not give back a key that it was given.`);
    return kept;
  }

  return {
    read,
    async provide(directory) {
      const { trouble } = await store.state();
      if (trouble === 'plain-text') throw noStore(say`No store runs here, and the fallback protects nothing.`);
      if (trouble !== null) throw noStore(say`It cannot be used now.`);
      return (await read(directory)) ?? make(directory);
    },
    forget: (directory) => rmSync(fileOf(directory), { force: true }),
  };
}

function noStore(why: Phrase): ParaphError {
  return new ParaphError('refused', say`The operating system’s store cannot keep the key. ${why}`, {
    nextStep: say`Set a passphrase instead.`,
  });
}
