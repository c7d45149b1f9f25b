/** The workspaces that were open in this window, newest first. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from '../main/contract/schema.ts';
import type { RecentWorkspace } from '../main/contract/shell.ts';
import { keepRecord, readRecord } from './kept-record.ts';

const Directories = z.array(z.string());
const name = 'workspaces';
const greatestCount = 10;

/** Those that are still there. */
export function recentDirectories(): string[] {
  return readRecord(name, Directories, []).filter(isWorkspace);
}

export function noteWorkspace(directory: string): void {
  const others = readRecord(name, Directories, []).filter((other) => other !== directory);
  keepRecord(name, [directory, ...others].slice(0, greatestCount));
}

/** What the interface is shown: it names a workspace by a number of ours, never by a path of its own. */
export function describeWorkspaces(open: string): RecentWorkspace[] {
  const directories = [open, ...recentDirectories().filter((directory) => directory !== open)];
  return directories.map((directory) => ({
    id: idOf(directory),
    name: basename(directory),
    directory,
    isOpen: directory === open,
  }));
}

export function directoryOf(id: string): string | undefined {
  return recentDirectories().find((directory) => idOf(directory) === id);
}

export function isWorkspace(directory: string): boolean {
  return existsSync(join(directory, 'workspace.sqlite'));
}

/** Whether a new workspace may be made there: nothing is, or an empty folder. */
export function isFree(directory: string): boolean {
  try {
    return readdirSync(directory).length === 0;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

function idOf(directory: string): string {
  return createHash('sha256').update(directory).digest('hex').slice(0, 16);
}
