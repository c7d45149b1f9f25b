/** The system's own dialogs: for files, for workspaces, and for what only a person can decide. */
import { dialog, type BrowserWindow, type MessageBoxOptions, type OpenDialogOptions } from 'electron';
import { documentExtensions } from '../main/contract/shell.ts';
import { texts } from './appearance.ts';

/** Paths that were chosen; none when the person cancels. */
export function chooseDocuments(window: BrowserWindow | null, several: boolean): Promise<string[]> {
  const { openFiles, documents, allFiles } = texts().dialogs;
  return chooseFrom(window, {
    title: openFiles,
    properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: [
      { name: documents, extensions: [...documentExtensions] },
      { name: allFiles, extensions: ['*'] },
    ],
  });
}

export async function chooseWorkspaceFolder(window: BrowserWindow | null): Promise<string | undefined> {
  const { openWorkspace, openWorkspaceHint } = texts().dialogs;
  const chosen = await chooseFrom(window, {
    title: openWorkspace,
    message: openWorkspaceHint,
    properties: ['openDirectory'],
  });
  return chosen[0];
}

/** Where a new workspace is to lie; nothing is made yet. */
export async function nameWorkspace(window: BrowserWindow | null): Promise<string | undefined> {
  const { createWorkspace, createWorkspaceHint, workspaceName, defaultWorkspace } = texts().dialogs;
  const options = {
    title: createWorkspace,
    message: createWorkspaceHint,
    nameFieldLabel: workspaceName,
    defaultPath: defaultWorkspace,
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? undefined : filePath;
}

/** Which of the answers was given; the last one also by Escape. */
export async function ask<A extends string>(
  window: BrowserWindow | null,
  question: Pick<MessageBoxOptions, 'type' | 'message' | 'detail'>,
  answers: readonly { readonly answer: A; readonly label: string }[],
): Promise<A> {
  const options: MessageBoxOptions = {
    ...question,
    title: texts().application,
    buttons: answers.map(({ label }) => label),
    defaultId: 0,
    cancelId: answers.length - 1,
    noLink: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return answers[response].answer;
}

/** Says something that needs no decision. */
export async function say(window: BrowserWindow | null, message: string, detail: string): Promise<void> {
  await ask(window, { type: 'info', message, detail }, [{ answer: 'ok', label: texts().dialogs.ok }]);
}

async function chooseFrom(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? [] : filePaths;
}
