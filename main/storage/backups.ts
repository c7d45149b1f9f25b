/**
 * Complete copies of a workspace in its own folder. They hold what was there when they were made: an erasure or a new
 * passphrase deletes them (`deleteBackups`), and one is made afresh afterwards.
 */
import { closeSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Backup } from '../contract/backups.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { openDatabase } from './database.ts';
import { damaged, translated } from './storage-error.ts';
import type { StoreContext } from './store-context.ts';

export interface Backups {
  /**
   * Writes and checks a copy; the oldest beyond five go.
   * @param passphrase opens the copy; without it whatever opens the workspace does
   * @throws ParaphError storage-full, locked, damaged-workspace
   */
  create(passphrase: string | null): Backup;
  /** Newest first. */
  list(): Backup[];
  /** A piece from `offset`, of at most 4 MiB. @throws ParaphError not-found */
  read(id: string, offset: number): { bytes: Uint8Array<ArrayBuffer>; total: number };
  remove(id: string): void;
}

const kept = 5;
const pieceBytes = 4 * 2 ** 20;

export function createBackups(context: StoreContext): Backups {
  const { database, audit } = context;
  const folder = backupFolder(dirname(database.file));

  const backups: Backups = {
    create: (passphrase) =>
      translated(folder, () => {
        const backup = writeBackup(context, folder, passphrase);
        for (const { id } of backups.list().slice(kept)) rmSync(join(folder, id));
        audit.append('backup-made', null, { backup: backup.id, bytes: backup.bytes });
        return backup;
      }),
    list: () => listBackups(dirname(database.file)),
    read: (id, offset) => translated(folder, () => readPiece(present(folder, id), offset)),
    remove: (id) => translated(folder, () => rmSync(present(folder, id))),
  };
  return backups;
}

/** Runs what deletes the backups; where there were some, one is made of what is there now. A full disk leaves none. */
export function renewing<T>(backups: Backups, work: () => T): T {
  const had = backups.list().length > 0;
  const result = work();
  if (had && backups.list().length === 0) attempt(() => backups.create(null));
  return result;
}

function attempt(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ParaphError)) throw error;
  }
}

/** The backups of the workspace in `directory`, newest first; it need not be open, or in order. */
export function listBackups(directory: string): Backup[] {
  const folder = backupFolder(directory);
  return namesIn(folder)
    .flatMap((id) => {
      const made = parseName(id);
      return made ? [{ id, ...made, bytes: statSync(join(folder, id)).size }] : [];
    })
    .sort((a, b) => b.madeAt - a.madeAt);
}

export function backupFolder(directory: string): string {
  return join(directory, 'backups');
}

/** Reads the whole copy: a damaged page is found wherever it is. @throws ParaphError damaged-workspace */
export function checkCopy(file: string): void {
  const copy = openDatabase(file);
  try {
    const answer = copy.pragma('integrity_check(1)');
    if (answer !== 'ok') throw damaged(say`The backup is damaged.`, { file, detail: String(answer) });
  } finally {
    copy.close();
  }
}

function writeBackup({ database, vault, now }: StoreContext, folder: string, passphrase: string | null): Backup {
  vault.requireUnlocked();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const madeAt = now();
  const opensWith = passphrase !== null || vault.opensByPassphrase() ? 'passphrase' : 'workspace-key';
  const id = nameOf(madeAt, opensWith);
  const unfinished = join(folder, `${id}.unfinished`);
  try {
    database.copyTo(unfinished);
    if (passphrase !== null) protectCopy(unfinished, passphrase, vault);
    checkCopy(unfinished);
    renameSync(unfinished, join(folder, id));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return { id, madeAt, opensWith, bytes: statSync(join(folder, id)).size };
}

function protectCopy(file: string, passphrase: string, vault: StoreContext['vault']): void {
  const copy = openDatabase(file);
  try {
    copy.transaction(() => vault.protectCopy(copy, passphrase));
    copy.emptyLog();
  } finally {
    copy.close();
  }
}

/** `2026-11-24T08-10-33-512Z.passphrase.backup`: the time in UTC, and what opens it. */
function nameOf(madeAt: number, opensWith: Backup['opensWith']): string {
  return `${new Date(madeAt).toISOString().replace(/[:.]/g, '-')}.${opensWith}.backup`;
}

function parseName(name: string): Pick<Backup, 'madeAt' | 'opensWith'> | null {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.(passphrase|workspace-key)\.backup$/.exec(name);
  if (!parts) return null;
  const [, date, hours, minutes, seconds, milliseconds, opensWith] = parts;
  const madeAt = Date.parse(`${date}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  return { madeAt, opensWith: opensWith === 'passphrase' ? opensWith : 'workspace-key' };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Looked up, never joined as it comes: an identifier cannot lead out of the folder. */
function present(folder: string, id: string): string {
  if (parseName(id) && namesIn(folder).includes(id)) return join(folder, id);
  throw new ParaphError('not-found', say`There is no backup with this name.`, { detail: id });
}

function readPiece(file: string, offset: number): { bytes: Uint8Array<ArrayBuffer>; total: number } {
  const total = statSync(file).size;
  const bytes = new Uint8Array(Math.max(0, Math.min(pieceBytes, total - offset)));
  const handle = openSync(file, 'r');
  try {
    for (let read = 0; read < bytes.length;) read += readSync(handle, bytes, read, bytes.length - read, offset + read);
  } finally {
    closeSync(handle);
  }
  return { bytes, total };
}
