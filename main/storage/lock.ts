/**
 * One engine per workspace. The lock itself is the system's, held on the database file (database.ts) and gone with its
 * process; the lock file beside it only says who holds it, so one left behind by a crash does no harm.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '../contract/schema.ts';
import { ParaphError } from '../contract/errors.ts';
import { writeFileAtomically } from '../base/atomic-file.ts';

const Holder = z.object({ pid: z.int(), process: z.string() });
export type Holder = z.infer<typeof Holder>;

/** A process number comes back after a restart, in containers mostly the same one; this does not. */
const thisProcess = randomUUID();

/** Who wrote the lock file of this workspace, alive or not; null without a readable one. */
export function lockHolder(directory: string): Holder | null {
  try {
    const read = Holder.safeParse(JSON.parse(readFileSync(lockFile(directory), 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * Opens the database under the lock and signs the lock file.
 * @throws ParaphError workspace-in-use, and whatever `open` throws
 */
export function openLocked<T extends { close(): void }>(directory: string, open: () => T): T {
  const holder = lockHolder(directory);
  // The system does not keep two openings by one process apart.
  if (holder?.process === thisProcess) throw inUse(directory, holder);
  const opened = openOrExplain(directory, holder, open);
  try {
    const signature: Holder = { pid: process.pid, process: thisProcess };
    writeFileAtomically(lockFile(directory), Buffer.from(JSON.stringify(signature)));
    return opened;
  } catch (error) {
    opened.close();
    throw error;
  }
}

export function releaseLock(directory: string): void {
  rmSync(lockFile(directory), { force: true });
}

function lockFile(directory: string): string {
  return join(directory, 'workspace.lock');
}

function openOrExplain<T>(directory: string, holder: Holder | null, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw error instanceof ParaphError && error.code === 'workspace-in-use' ? inUse(directory, holder) : error;
  }
}

function inUse(directory: string, holder: Holder | null): ParaphError {
  const who = holder === null ? 'Another program' : `Another Paraph (process ${holder.pid})`;
  return new ParaphError('workspace-in-use', `${who} is using this workspace.`, {
    file: directory,
    nextStep: 'Close the other one, or choose another workspace.',
  });
}
