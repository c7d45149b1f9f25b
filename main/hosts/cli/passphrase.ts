import { readFileSync } from 'node:fs';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';

/** The first line of a file, or of standard input for `-`: a passphrase in arguments could be read by other users. */
export function readPassphrase(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').split(/\r?\n/)[0];
  } catch (cause) {
    throw new ParaphError('not-found', say`The file with the passphrase cannot be read.`, {
      file,
      nextStep: say`Name a file that you may read, or \`-\` for standard input.`,
      cause,
    });
  }
}
