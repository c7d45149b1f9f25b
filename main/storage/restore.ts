/** Makes a workspace of a backup: into a new folder, or in place of a damaged file. The backup itself is only read. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Backup } from '../contract/backups.ts';
import { storeKeyFileName } from '../base/store-key-file.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { backupFolder, checkCopy, listBackups } from './backups.ts';
import { refuseForeignFile } from './migrate.ts';
import { translated } from './storage-error.ts';
import { databaseName, keyFileName, openWorkspace, type Counts } from './workspace.ts';

export interface RestoreOptions {
  /** The backup. */
  readonly file: string;
  /** The folder of the workspace to be; absent or empty. */
  readonly directory: string;
  readonly passphrase?: string | undefined;
  /** The key file of the workspace that the backup was made from; looked for beside the backup when left out. */
  readonly keyFile?: string | undefined;
}

/**
 * Restores into a new folder; the copy is checked before it becomes a workspace, and again when that is opened.
 * @throws ParaphError refused, damaged-workspace, wrong-passphrase, newer-schema, unsupported-format, storage-full
 */
export function restoreBackup({ file, directory, passphrase, keyFile }: RestoreOptions): Counts {
  return translated(directory, () => {
    if (!existsSync(file)) throw new ParaphError('not-found', say`There is no such backup.`, { file });
    const existed = existsSync(directory);
    if (existed && readdirSync(directory).length > 0) throw notEmpty(directory);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    try {
      renameSync(checkedCopy(file, directory), join(directory, databaseName));
      const key = keyFile ?? besides(file, keyFileName);
      if (key !== null) copyFileSync(key, join(directory, keyFileName));
      // Under the same account the system's store opens the restored workspace too.
      const sealed = besides(file, storeKeyFileName);
      if (sealed !== null) copyFileSync(sealed, join(directory, storeKeyFileName));
      return opened(directory, passphrase);
    } catch (error) {
      for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true });
      if (!existed) rmSync(directory, { recursive: true });
      throw error;
    }
  });
}

/**
 * Puts the newest good backup in the place of a damaged file, which is kept beside it.
 * @throws ParaphError refused when the workspace is not damaged, not-found when no backup is good
 */
export function restoreNewest(directory: string, passphrase: string | undefined, now: () => number): Backup {
  return translated(directory, () => {
    assertDamaged(directory);
    const good = newestGood(directory, (file) => checkedCopy(file, directory));
    if (good === null) {
      throw new ParaphError('not-found', say`There is no good backup of this workspace.`, { file: directory });
    }
    const suffix = `damaged-${new Date(now()).toISOString().replace(/[:.]/g, '-')}`;
    for (const name of [databaseName, `${databaseName}-wal`, `${databaseName}-shm`]) {
      const file = join(directory, name);
      if (existsSync(file)) renameSync(file, `${file}.${suffix}`);
    }
    renameSync(good.result, join(directory, databaseName));
    opened(directory, passphrase);
    return good.backup;
  });
}

/** The newest backup that is whole, for an offer; null without one. */
export function findGoodBackup(directory: string): Backup | null {
  const good = newestGood(directory, (file) => rmSync(checkedCopy(file, directory)));
  return good && good.backup;
}

function newestGood<T>(directory: string, use: (file: string) => T): { backup: Backup; result: T } | null {
  for (const backup of listBackups(directory)) {
    try {
      return { backup, result: use(join(backupFolder(directory), backup.id)) };
    } catch (error) {
      if (!(error instanceof ParaphError && error.code === 'damaged-workspace')) throw error;
    }
  }
  return null;
}

/** A copy in `directory` under a name of its own, checked as a whole: SQLite may write to what it opens. */
function checkedCopy(file: string, directory: string): string {
  const copy = join(directory, 'workspace.restoring');
  refuseForeignFile(file);
  try {
    copyFileSync(file, copy);
    checkCopy(copy);
    return copy;
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true });
    throw error;
  }
}

/** A backup lies beside its workspace's files, or in a folder beside them. */
function besides(file: string, name: string): string | null {
  const folder = dirname(resolve(file));
  return [folder, dirname(folder)].map((place) => join(place, name)).find(existsSync) ?? null;
}

function opened(directory: string, passphrase: string | undefined): Counts {
  const workspace = openWorkspace({ directory, ...(passphrase === undefined ? {} : { passphrase }) });
  try {
    return workspace.counts();
  } finally {
    workspace.close();
  }
}

function assertDamaged(directory: string): void {
  try {
    openWorkspace({ directory }).close();
  } catch (error) {
    if (error instanceof ParaphError && error.code === 'damaged-workspace') return;
    throw error;
  }
  throw new ParaphError('refused', say`This workspace is not damaged; it was left as it is.`, {
    file: directory,
    nextStep: say`To go back to an earlier state, restore the backup into a new folder.`,
  });
}

function notEmpty(directory: string): ParaphError {
  return new ParaphError('refused', say`There is something in this folder already.`, {
    file: directory,
    nextStep: say`Name a folder that does not exist yet.`,
  });
}
