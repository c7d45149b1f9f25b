/**
 * Bytes under a passphrase, for a file that leaves the workspace: 8 bytes of name, version, log2 of scrypt's cost, salt
 * (16 bytes), then nonce ‖ ciphertext ‖ tag of AES-256-GCM, which authenticates what stands before it.
 */
import { randomBytes } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { seal, tryUnseal } from './cipher.ts';
import type { Place } from './cipher.ts';
import { Derivation, derive } from './workspace-key.ts';

const magic = Buffer.from('PRPHFILE');
const version = 1;
/** 128 MiB and about half a second to try a passphrase. */
const logOfCost = 17;
const saltAt = magic.length + 2;
const bodyAt = saltAt + 16;

export function isUnderPassphrase(bytes: Uint8Array): boolean {
  return magic.equals(bytes.subarray(0, magic.length));
}

export function sealUnderPassphrase(plain: Uint8Array, passphrase: string): Uint8Array<ArrayBuffer> {
  const head = Buffer.concat([magic, Buffer.of(version, logOfCost), randomBytes(16)]);
  return new Uint8Array(Buffer.concat([head, seal(derive(passphrase, derivationIn(head)), place(head), plain)]));
}

/**
 * @param file serves error messages
 * @throws ParaphError unsupported-format for a newer Paraph's, damaged-file, wrong-passphrase
 */
export function openUnderPassphrase(bytes: Uint8Array, passphrase: string, file: string): Uint8Array<ArrayBuffer> {
  const head = Buffer.from(bytes.subarray(0, bodyAt));
  if (head[magic.length] !== version) {
    throw new ParaphError('unsupported-format', say`A newer Paraph exported this person.`, {
      file,
      nextStep: say`Import the file with the newest Paraph.`,
    });
  }
  // A stranger's file must not ask for more memory than ours do.
  if (head.length < bodyAt || head[magic.length + 1] > logOfCost || !Derivation.safeParse(derivationIn(head)).success) {
    throw new ParaphError('damaged-file', say`The file is damaged, or was changed after it was exported.`, {
      file,
      nextStep: say`Export the person again.`,
    });
  }
  const plain = tryUnseal(derive(passphrase, derivationIn(head)), place(head), bytes.subarray(bodyAt));
  if (plain !== null) return plain;
  throw new ParaphError('wrong-passphrase', say`This passphrase does not open the file, or the file was changed.`, {
    file,
    nextStep: say`Check capitals and keyboard layout, then try again.`,
  });
}

function derivationIn(head: Buffer): Derivation {
  return {
    salt: head.subarray(saltAt, bodyAt).toString('hex'),
    cost: 2 ** head[magic.length + 1],
    blockSize: 8,
    parallelism: 1,
  };
}

function place(head: Buffer): Place {
  return { table: 'file', column: 'body', row: head.toString('hex') };
}
