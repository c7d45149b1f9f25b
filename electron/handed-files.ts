/** Files that are opened with Paraph: by the system's dialog, from the desktop, on the command line. */
import { open } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ParaphError, toErrorRecord, type ErrorRecord } from '../main/contract/errors.ts';
import { say } from '../main/contract/phrase.ts';
import { documentExtensions, type HandedFile } from '../main/contract/shell.ts';

const largestFile = 100 * 2 ** 20;

/**
 * The documents among the words of a command line. Chromium's own words are among them, and in a checkout the
 * application's folder: what is no switch and ends like a document counts, whether it is there shows when it is read.
 *
 * @param folder what relative paths start from
 */
export function documentsAmong(words: readonly string[], folder: string): string[] {
  const { positionals } = parseArgs({
    args: [...words],
    options: { workspace: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  return positionals
    .slice(1)
    .map(pathOf)
    .filter(isDocument)
    .map((path) => resolve(folder, path));
}

/** Menu entries on Linux hand over addresses instead of paths. */
function pathOf(word: string): string {
  if (!/^file:/i.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    // A file of another machine: named as it came, so that it is told apart.
    return word;
  }
}

function isDocument(path: string): boolean {
  return (documentExtensions as readonly string[]).includes(extname(path).slice(1).toLowerCase());
}

export interface Handed {
  readonly files: readonly { readonly path: string; readonly file: HandedFile }[];
  /** What could not be read, each naming its file. */
  readonly errors: readonly ErrorRecord[];
}

/** Reads what can be read; one bad file never stops the others. */
export async function readFiles(paths: readonly string[]): Promise<Handed> {
  const files: { path: string; file: HandedFile }[] = [];
  const errors: ErrorRecord[] = [];
  for (const path of paths) {
    try {
      files.push({ path, file: await readOne(path) });
    } catch (error) {
      errors.push(toErrorRecord(error));
    }
  }
  return { files, errors };
}

async function readOne(path: string): Promise<HandedFile> {
  const name = basename(path);
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(name, cause);
  });
  try {
    const { size } = await regular(handle, name);
    if (size > largestFile) {
      throw new ParaphError('too-large', say`Paraph reads files of up to 100 MiB.`, {
        file: name,
        nextStep: say`Split it, or scan at a lower resolution.`,
      });
    }
    return { name, bytes: new Uint8Array(await handle.readFile()) };
  } finally {
    await handle.close();
  }
}

/** A folder or a device is no document, and reading one may never end. */
async function regular(handle: Awaited<ReturnType<typeof open>>, name: string) {
  const status = await handle.stat();
  if (!status.isFile()) throw unreadable(name, null);
  return status;
}

function unreadable(file: string, cause: unknown): ParaphError {
  return new ParaphError('not-found', say`The file cannot be read.`, {
    file,
    nextStep: say`Look whether it is still there and belongs to you.`,
    cause,
  });
}
