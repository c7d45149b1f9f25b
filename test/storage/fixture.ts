/** Workspaces in temporary folders. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ParaphError } from '../../main/contract/errors.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import type { Workspace, WorkspaceOptions } from '../../main/storage/workspace.ts';

/** Gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Closed when the test is over, if it is not before. */
export function open(options: Partial<WorkspaceOptions> = {}): Workspace {
  const workspace = openWorkspace({ directory: temporaryFolder(), ...options });
  onTestFinished(() => workspace.close());
  return workspace;
}

export function databaseFile(directory: string): string {
  return join(directory, 'workspace.sqlite');
}

/** The error code that `work` ends with; fails when it ends well. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ParaphError) return error.code;
    throw error;
  }
  throw new Error('expected a ParaphError');
}

/** Every file of a folder, as it lies on the disk at this moment. */
export function filesOf(directory: string): { name: string; bytes: Buffer }[] {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => ({ name: file.name, bytes: readFileSync(join(file.parentPath, file.name)) }));
}

/** Processor time, which other programs on the machine disturb less than the clock. */
export function processorMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
