/** Which workspace is open: another one is chosen from those opened before or by the system's dialog, or made. */
import { basename, resolve } from 'node:path';
import { texts } from './appearance.ts';
import { ask, chooseWorkspaceFolder, nameWorkspace, say } from './dialogs.ts';
import type { OwnedEngine } from './engine-process.ts';
import type { Page } from './page.ts';
import { directoryOf, isFree, isWorkspace } from './recent-workspaces.ts';

export interface Workspaces {
  /** One opened before, or, for null, one chosen now. @returns whether another is open then */
  open(id: string | null): Promise<boolean>;
  /** Makes a new one where the person says. */
  create(): Promise<boolean>;
  /** For a second start with `--workspace`: asks first. */
  offer(directory: string): Promise<void>;
}

export function createWorkspaces(engine: OwnedEngine, page: Page): Workspaces {
  async function switchTo(directory: string): Promise<boolean> {
    if (directory === engine.directory) return false;
    await engine.switchTo(directory);
    // Whatever the page holds belongs to the other workspace.
    page.reload();
    return true;
  }

  async function choose(): Promise<boolean> {
    const chosen = await chooseWorkspaceFolder(page.window());
    if (chosen === undefined) return false;
    if (isWorkspace(chosen)) return switchTo(chosen);
    const { noneThere, noneThereHint } = texts().workspaces;
    await say(page.window(), noneThere(basename(chosen)), noneThereHint);
    return false;
  }

  return {
    async open(id) {
      const known = id === null ? undefined : directoryOf(id);
      return known === undefined ? choose() : switchTo(known);
    },
    async create() {
      const named = await nameWorkspace(page.window());
      if (named === undefined) return false;
      // The name of one that exists opens it: its folder is not free, and nothing in it may be touched otherwise.
      if (isWorkspace(named) || isFree(named)) return switchTo(resolve(named));
      const { notEmpty, notEmptyHint } = texts().workspaces;
      await say(page.window(), notEmpty(basename(named)), notEmptyHint);
      return false;
    },
    async offer(directory) {
      if (directory === engine.directory) return;
      const words = texts().workspaces;
      const question = {
        type: 'question',
        message: words.switchTo(basename(directory)),
        detail: words.switchDetail,
      } as const;
      const answer = await ask(page.window(), question, [
        { answer: 'switch', label: words.switch },
        { answer: 'stay', label: words.stay },
      ]);
      if (answer === 'switch') await switchTo(directory);
    },
  };
}
