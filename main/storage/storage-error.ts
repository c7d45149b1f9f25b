import Sqlite from 'better-sqlite3';
import { ParaphError } from '../contract/errors.ts';
import { say, type Phrase } from '../contract/phrase.ts';

/** Runs work on `file` and turns what SQLite or the file system can be expected to throw into a typed error. */
export function translated<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asExpected(error, file);
  }
}

/** The typed error for what can be expected to go wrong; anything else as it is. */
export function asExpected(error: unknown, file: string): unknown {
  return asParaphError(error, file) ?? error;
}

/** Null for what only a bug can cause, a broken constraint for example. */
function asParaphError(error: unknown, file: string): ParaphError | null {
  if (!(error instanceof Error && 'code' in error) || error instanceof ParaphError) return null;
  const code = String(error.code);
  const more = { file, detail: `${code}: ${error.message}`, cause: error };
  // Extended codes begin with the primary one: SQLITE_IOERR_WRITE, SQLITE_CORRUPT_INDEX.
  switch (error instanceof Sqlite.SqliteError ? code.split('_')[1] : code) {
    case 'FULL':
    case 'ENOSPC':
    case 'EDQUOT':
      return new ParaphError('storage-full', say`There is no room left on the disk; nothing was changed.`, {
        ...more,
        nextStep: say`Free some space, then try again.`,
      });
    case 'BUSY':
    case 'LOCKED':
      return new ParaphError('workspace-in-use', say`Another Paraph is using this workspace.`, {
        ...more,
        nextStep: say`Close the other one, then try again.`,
      });
    case 'CORRUPT':
    case 'NOTADB':
      return damaged(say`The workspace is damaged.`, more);
    case 'IOERR':
    case 'EIO':
      return damaged(say`The disk failed while the workspace was read or written.`, more);
    case 'READONLY':
    case 'CANTOPEN':
    case 'PERM':
    case 'AUTH':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
      return new ParaphError('refused', say`The workspace cannot be read or written there.`, {
        ...more,
        nextStep: say`Check that the folder exists and belongs to you.`,
      });
    default:
      return null;
  }
}

interface More {
  readonly file: string;
  readonly detail?: string;
  readonly cause?: unknown;
}

/** What is stored cannot be trusted any more. The file is left as it is, for whoever can repair it. */
export function damaged(message: Phrase, more: More): ParaphError {
  return new ParaphError('damaged-workspace', message, {
    ...more,
    nextStep: say`The damaged file was kept as it is. Restore the folder from a backup.`,
  });
}
