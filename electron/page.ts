/** The page in the window, as the shell talks to it: what is told before it listens waits for it. */
import { BrowserWindow } from 'electron';
import type { EventMessage } from '../main/contract/messages.ts';
import type { ShellEvent } from '../main/contract/shell.ts';
import { eventChannel, shellEventChannel } from './channels.ts';
import { openWindow } from './window.ts';

export interface Page {
  /** The window, for dialogs to belong to; null while there is none. */
  window(): BrowserWindow | null;
  /** Brings the window to the front, opened where there is none. */
  show(): void;
  /** Passes on what the engine tells. */
  forward(message: EventMessage): void;
  tell(event: ShellEvent): void;
  /** The page listens from now on. */
  begin(): void;
  /** Loads it anew, as after a change of the workspace. */
  reload(): void;
}

/** @param onOpen sees every window that is opened */
export function createPage(onOpen: (window: BrowserWindow) => void): Page {
  let listens = false;
  let waiting: ShellEvent[] = [];

  const window = () => BrowserWindow.getAllWindows().at(0) ?? null;

  function open(): BrowserWindow {
    const opened = openWindow();
    opened.webContents.on('did-start-loading', () => void (listens = false));
    opened.on('closed', () => void (listens = false));
    onOpen(opened);
    return opened;
  }

  return {
    window,
    show() {
      const shown = window() ?? open();
      if (shown.isMinimized()) shown.restore();
      shown.focus();
    },
    forward: (message) => window()?.webContents.send(eventChannel, message),
    tell(event) {
      if (listens) window()?.webContents.send(shellEventChannel, event);
      // A page that begins asks for the state by itself.
      else if (event.event !== 'state') waiting.push(event);
    },
    begin() {
      listens = true;
      for (const event of waiting.splice(0)) window()?.webContents.send(shellEventChannel, event);
    },
    reload() {
      listens = false;
      waiting = [];
      window()?.webContents.reload();
    },
  };
}
