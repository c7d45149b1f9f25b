/** Authenticated encryption of single fields, and the keyed marks by which equal contents are found again. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { say } from '../contract/phrase.ts';
import { damaged } from './storage-error.ts';

/** Where a field lives. It is authenticated along with the field, so a field moved elsewhere does not open. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

export const keyBytes = 32;

/** As an object, a key stays out of JavaScript's memory, and a cipher starts four times as fast. */
export function toKey(bytes: Uint8Array): KeyObject {
  return createSecretKey(bytes);
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a random nonce: nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes). NIST SP 800-38D. */
export function seal(key: KeyObject, place: Place, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes in a buffer of their own, or null when key, place or a single bit is not the one it was sealed with. */
export function tryUnseal(key: KeyObject, place: Place, sealed: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const end = sealed.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(associatedData(place))
    .setAuthTag(sealed.subarray(end));
  const plain = new Uint8Array(decipher.update(sealed.subarray(nonceBytes, end)));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

/** @throws ParaphError damaged-workspace */
export function unseal(key: KeyObject, place: Place, sealed: Uint8Array, file: string): Uint8Array<ArrayBuffer> {
  const plain = tryUnseal(key, place, sealed);
  if (plain !== null) return plain;
  throw damaged(say`Something stored in the workspace was damaged or changed from outside.`, {
    file,
    detail: `${place.table}.${place.column}`,
  });
}

/** HMAC-SHA-256 under a key derived for this one purpose (RFC 5869): equal contents have equal marks, under this key. */
export function mark(key: KeyObject, content: Uint8Array): Buffer {
  const derived = hkdfSync('sha256', key, Buffer.alloc(0), 'paraph content mark', keyBytes);
  return createHmac('sha256', toKey(Buffer.from(derived)))
    .update(content)
    .digest();
}

/** Tables and columns are ours and hold no NUL, so no two places give the same bytes. */
function associatedData({ table, column, row }: Place): Buffer {
  return Buffer.from(`paraph\0${table}\0${column}\0${row}`);
}
