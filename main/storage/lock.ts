/**
 * One engine per workspace. The lock itself is the system's, held on the database file (database.ts) and gone with its
 * process; the lock file beside it only says who holds it, so one left behind by a crash does no harm.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '../contract/schema.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { writeFileAtomically } from '../base/atomic-file.ts';
import { asExpected } from './storage-error.ts';

/** What has a workspace open. */
const WorkspaceHost = z.enum(['window', 'browser', 'command-line']);
export type WorkspaceHost = z.infer<typeof WorkspaceHost>;

const Holder = z.object({ pid: z.int(), host: z.optional(WorkspaceHost) });
export type Holder = z.infer<typeof Holder>;

/** The system keeps processes apart, not two openings by one process: these are the folders this one has open. */
const openHere = new Set<string>();

/** Who wrote the lock file of this workspace, alive or not; null without a readable one. */
export function lockHolder(directory: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(lockFile(directory), 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Opens the database under the lock and signs the lock file.
 * @param directory its real path, so that a folder has one name only
 * @throws ParaphError workspace-in-use, and whatever `open` throws
 */
export function openLocked<T>(directory: string, host: WorkspaceHost | undefined, open: () => T): T {
  if (openHere.has(directory)) throw inUse(directory);
  const opened = openOrExplain(directory, open);
  openHere.add(directory);
  sign(directory, host);
  return opened;
}

/** Call it while the lock is still held: afterwards the lock file may be another's. */
export function releaseLock(directory: string): void {
  openHere.delete(directory);
  rmSync(lockFile(directory), { force: true });
}

function lockFile(directory: string): string {
  return join(directory, 'workspace.lock');
}

function openOrExplain<T>(directory: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw error instanceof ParaphError && error.code === 'workspace-in-use' ? inUse(directory) : error;
  }
}

/** Nobody depends on the signature, so a full disk does not keep a workspace from being opened. */
function sign(directory: string, host: WorkspaceHost | undefined): void {
  const holder: Holder = { pid: process.pid, host };
  try {
    writeFileAtomically(lockFile(directory), Buffer.from(JSON.stringify(holder)));
  } catch (error) {
    if (!(asExpected(error, directory) instanceof ParaphError)) throw error;
  }
}

const named = {
  window: say`Paraph’s window`,
  browser: say`Paraph in a browser`,
  'command-line': say`A command of Paraph`,
  other: say`Another Paraph`,
} as const;

function inUse(directory: string): ParaphError {
  const holder = lockHolder(directory);
  const who = holder === null ? say`Another program` : say`${named[holder.host ?? 'other']} (process ${holder.pid})`;
  return new ParaphError('workspace-in-use', say`${who} is using this workspace.`, {
    file: directory,
    nextStep: say`Close the other one, or choose another workspace.`,
  });
}
