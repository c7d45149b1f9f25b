/**
 * Files that were opened through the shell. Their names can name persons: the list is sealed by the operating system's
 * store, and where there is none it is kept in memory until Paraph closes. Their contents are never kept. The system's own
 * list of recent documents is left alone, since every program can read it.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app } from 'electron';
import { writeFileAtomically } from '../main/base/atomic-file.ts';
import { z } from '../main/contract/schema.ts';
import type { RecentFile } from '../main/contract/shell.ts';
import type { SystemStore } from './system-store.ts';

const Kept = z.array(z.object({ id: z.string(), path: z.string(), openedAt: z.int() }));
type Kept = z.infer<typeof Kept>;
const greatestCount = 12;

export interface RecentFiles {
  /** What was kept from before. @returns whether there is anything */
  load(): Promise<boolean>;
  /** Newest first. */
  list(): RecentFile[];
  pathOf(id: string): string | undefined;
  note(paths: readonly string[]): Promise<void>;
  /** One that is not there any more, or all. */
  forget(id?: string): Promise<void>;
}

const sealedFile = () => join(app.getPath('userData'), 'recent-files.sealed');

/** @param now milliseconds since 1970, UTC */
export function createRecentFiles(store: SystemStore, now: () => number): RecentFiles {
  let kept: Kept = [];

  async function keep(next: Kept): Promise<void> {
    kept = next;
    try {
      if (kept.length === 0) rmSync(sealedFile(), { force: true });
      else if ((await store.state()).trouble === null)
        writeFileAtomically(sealedFile(), await store.seal(JSON.stringify(kept)));
    } catch {
      // In memory it still is; a full disk must not keep a document from being opened.
    }
  }

  return {
    async load() {
      const former = await readSealed(store);
      // Meanwhile files may have come.
      kept = [...kept, ...former.filter(({ path }) => !kept.some((file) => file.path === path))].slice(
        0,
        greatestCount,
      );
      return former.length > 0;
    },
    list: () => kept.map(({ id, path, openedAt }) => ({ id, name: basename(path), openedAt })),
    pathOf: (id) => kept.find((file) => file.id === id)?.path,
    note(paths) {
      const noted = paths.map((path) => ({ id: randomUUID(), path, openedAt: now() }));
      const others = kept.filter(({ path }) => !paths.includes(path));
      return keep([...noted, ...others].slice(0, greatestCount));
    },
    forget: (id) => keep(id === undefined ? [] : kept.filter((file) => file.id !== id)),
  };
}

async function readSealed(store: SystemStore): Promise<Kept> {
  try {
    // Not even asked for: the system could ask the person to open the store.
    if (!existsSync(sealedFile()) || (await store.state()).trouble !== null) return [];
    const { text } = await store.open(readFileSync(sealedFile()));
    const read = z.safeParse(Kept, JSON.parse(text));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
