import { readFile } from 'node:fs/promises';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';

/**
 * A whole file. What a listing named may be gone or closed by the time it is read.
 *
 * @throws ParaphError `bad-input`
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    const nextStep = say`Check that the file is there and may be read.`;
    throw new ParaphError('bad-input', say`The file cannot be read.`, { file: path, nextStep, cause });
  }
}
