/**
 * The one key on which every other hangs, and what keeps it: a file readable by the user alone, a passphrase, or a key
 * that the operating system's store holds. That key comes from the host, which alone talks to the store.
 */
import { randomBytes, scryptSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { z } from '../contract/schema.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { writeFileAtomically } from '../base/atomic-file.ts';
import { keyBytes, seal, toKey, tryUnseal } from './cipher.ts';
import type { Place } from './cipher.ts';
import { damaged } from './storage-error.ts';

/** scrypt (RFC 7914): `cost` × `blockSize` × 128 bytes of memory. The limits stop a tampered row from asking for more. */
export const Derivation = z.object({
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  cost: z.int().check(z.gte(2 ** 14), z.lte(2 ** 20)),
  blockSize: z.literal(8),
  parallelism: z.literal(1),
});
export type Derivation = z.infer<typeof Derivation>;

/** The workspace key, wrapped under what a passphrase becomes. */
export interface PassphraseSlot {
  readonly derivation: Derivation;
  readonly wrapped: Uint8Array;
}

/** The workspace key, wrapped. `recovery` opens it as well, for when the system's store no longer gives its key. */
export type KeySlot =
  | { readonly keptBy: 'key-file'; readonly wrapped: Uint8Array }
  | ({ readonly keptBy: 'passphrase' } & PassphraseSlot)
  | { readonly keptBy: 'system-store'; readonly wrapped: Uint8Array; readonly recovery: PassphraseSlot | null };

/** Whether a passphrase opens it, on its own or besides. */
export function opensByPassphrase(slot: KeySlot): boolean {
  return slot.keptBy === 'passphrase' || (slot.keptBy === 'system-store' && slot.recovery !== null);
}

export function createWorkspaceKey(): KeyObject {
  return toKey(randomBytes(keyBytes));
}

/** Wraps under the key file, which is made when there is none. */
export function wrapWithKeyFile(workspaceKey: KeyObject, keyFile: string): KeySlot {
  if (!existsSync(keyFile)) writeFileAtomically(keyFile, randomBytes(keyBytes));
  return { keptBy: 'key-file', wrapped: seal(readKeyFile(keyFile), place('key-file'), workspaceKey.export()) };
}

/** Wraps under a passphrase: 128 MiB and about half a second to try one. */
export function wrapWithPassphrase(workspaceKey: KeyObject, passphrase: string): KeySlot {
  return { keptBy: 'passphrase', ...underPassphrase(workspaceKey, passphrase, 'passphrase') };
}

/**
 * Wraps under a key of the operating system's store, and besides, where one is given, under a passphrase.
 * @param systemKey 32 bytes
 * @throws ParaphError bad-input
 */
export function wrapWithSystemKey(workspaceKey: KeyObject, systemKey: Uint8Array, recovery: string | null): KeySlot {
  if (systemKey.length !== keyBytes) throw new ParaphError('bad-input', say`A key of the system’s store has 32 bytes.`);
  const wrapped = seal(toKey(systemKey), place('system-store'), workspaceKey.export());
  const second = recovery === null ? null : underPassphrase(workspaceKey, recovery, 'recovery');
  return { keptBy: 'system-store', wrapped, recovery: second };
}

function underPassphrase(workspaceKey: KeyObject, passphrase: string, column: Column): PassphraseSlot {
  const derivation: Derivation = {
    salt: randomBytes(16).toString('hex'),
    cost: 2 ** 17,
    blockSize: 8,
    parallelism: 1,
  };
  const wrapped = seal(derive(passphrase, derivation), place(column), workspaceKey.export());
  return { derivation, wrapped };
}

/** @throws ParaphError damaged-workspace when the key file is missing or belongs to another workspace */
export function unwrapWithKeyFile(slot: KeySlot & { keptBy: 'key-file' }, keyFile: string): KeyObject {
  const key = tryUnseal(readKeyFile(keyFile), place('key-file'), slot.wrapped);
  if (key === null) throw damaged(say`The key file belongs to another workspace, or is damaged.`, { file: keyFile });
  return toKey(key);
}

/** @throws ParaphError wrong-passphrase */
export function unwrapWithPassphrase(slot: PassphraseSlot, passphrase: string, column: Column): KeyObject {
  const key = tryUnseal(derive(passphrase, slot.derivation), place(column), slot.wrapped);
  if (key !== null) return toKey(key);
  throw new ParaphError('wrong-passphrase', say`This passphrase does not open the workspace.`, {
    nextStep: say`Check capitals and keyboard layout, then try again.`,
  });
}

/** Null when the store's key is not the one it was wrapped with. */
export function tryUnwrapWithSystemKey(
  slot: KeySlot & { keptBy: 'system-store' },
  systemKey: Uint8Array,
): KeyObject | null {
  if (systemKey.length !== keyBytes) return null;
  const key = tryUnseal(toKey(systemKey), place('system-store'), slot.wrapped);
  return key && toKey(key);
}

function readKeyFile(keyFile: string): KeyObject {
  if (!existsSync(keyFile)) throw damaged(say`The key file of this workspace is missing.`, { file: keyFile });
  chmodSync(keyFile, 0o600);
  const key = readFileSync(keyFile);
  if (key.length !== keyBytes) throw damaged(say`The key file of this workspace is damaged.`, { file: keyFile });
  return toKey(key);
}

/** The same letters can be typed as different code points: NFKC makes them one. */
export function derive(passphrase: string, { salt, cost, blockSize, parallelism }: Derivation): KeyObject {
  const maxmem = 2 * 128 * cost * blockSize;
  const options = { N: cost, r: blockSize, p: parallelism, maxmem };
  return toKey(scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), keyBytes, options));
}

/** Which wrapping it is, so that one cannot be put in another's place. */
type Column = KeySlot['keptBy'] | 'recovery';

function place(column: Column): Place {
  return { table: 'workspace', column, row: '1' };
}
