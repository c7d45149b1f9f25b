/** The one key on which every other hangs, and what keeps it: a file readable by the user alone, or a passphrase. */
import { randomBytes, scryptSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { z } from '../contract/schema.ts';
import { ParaphError } from '../contract/errors.ts';
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

/** The workspace key, wrapped. */
export type KeySlot =
  | { readonly keptBy: 'key-file'; readonly wrapped: Uint8Array }
  | { readonly keptBy: 'passphrase'; readonly derivation: Derivation; readonly wrapped: Uint8Array };

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
  const derivation: Derivation = {
    salt: randomBytes(16).toString('hex'),
    cost: 2 ** 17,
    blockSize: 8,
    parallelism: 1,
  };
  const wrapped = seal(derive(passphrase, derivation), place('passphrase'), workspaceKey.export());
  return { keptBy: 'passphrase', derivation, wrapped };
}

/** @throws ParaphError damaged-workspace when the key file is missing or belongs to another workspace */
export function unwrapWithKeyFile(slot: KeySlot & { keptBy: 'key-file' }, keyFile: string): KeyObject {
  const key = tryUnseal(readKeyFile(keyFile), place('key-file'), slot.wrapped);
  if (key === null) throw damaged('The key file belongs to another workspace, or is damaged.', { file: keyFile });
  return toKey(key);
}

/** @throws ParaphError wrong-passphrase */
export function unwrapWithPassphrase(slot: KeySlot & { keptBy: 'passphrase' }, passphrase: string): KeyObject {
  const key = tryUnseal(derive(passphrase, slot.derivation), place('passphrase'), slot.wrapped);
  if (key !== null) return toKey(key);
  throw new ParaphError('wrong-passphrase', 'This passphrase does not open the workspace.', {
    nextStep: 'Check capitals and keyboard layout, then try again.',
  });
}

function readKeyFile(keyFile: string): KeyObject {
  if (!existsSync(keyFile)) throw damaged('The key file of this workspace is missing.', { file: keyFile });
  chmodSync(keyFile, 0o600);
  const key = readFileSync(keyFile);
  if (key.length !== keyBytes) throw damaged('The key file of this workspace is damaged.', { file: keyFile });
  return toKey(key);
}

/** The same letters can be typed as different code points: NFKC makes them one. */
function derive(passphrase: string, { salt, cost, blockSize, parallelism }: Derivation): KeyObject {
  const maxmem = 2 * 128 * cost * blockSize;
  const options = { N: cost, r: blockSize, p: parallelism, maxmem };
  return toKey(scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), keyBytes, options));
}

function place(column: KeySlot['keptBy']): Place {
  return { table: 'workspace', column, row: '1' };
}
