/** Documents on their way from the desktop to the page, and the list of those that came. */
import { ParaphError } from '../main/contract/errors.ts';
import { say } from '../main/contract/phrase.ts';
import type { HandedFile } from '../main/contract/shell.ts';
import { chooseDocuments } from './dialogs.ts';
import { readFiles } from './handed-files.ts';
import type { Page } from './page.ts';
import type { RecentFiles } from './recent-files.ts';

export interface Documents {
  /** They reach the page, which asks what they are for. */
  open(paths: readonly string[]): Promise<void>;
  /** By the system's dialog. */
  choose(several: boolean): Promise<HandedFile[]>;
  /** One of the recent files. @throws ParaphError not-found */
  reopen(id: string): Promise<void>;
  forget(): Promise<void>;
}

/** @param onChange called when the list of recent files is another */
export function createDocuments(page: Page, recent: RecentFiles, onChange: () => void): Documents {
  async function take(paths: readonly string[]): Promise<HandedFile[]> {
    const { files, errors } = await readFiles(paths);
    for (const error of errors) page.tell({ event: 'failed', error });
    if (files.length > 0) await recent.note(files.map(({ path }) => path));
    onChange();
    return files.map(({ file }) => file);
  }

  async function open(paths: readonly string[]): Promise<HandedFile[]> {
    const files = await take(paths);
    if (files.length > 0) page.tell({ event: 'files', files });
    page.show();
    return files;
  }

  return {
    open: async (paths) => void (await open(paths)),
    choose: async (several) => take(await chooseDocuments(page.window(), several)),
    async reopen(id) {
      const path = recent.pathOf(id);
      if (path === undefined) throw new ParaphError('not-found', say`This file is not in the list any more.`);
      const files = await open([path]);
      if (files.length > 0) return;
      await recent.forget(id);
      onChange();
    },
    async forget() {
      await recent.forget();
      onChange();
    },
  };
}
