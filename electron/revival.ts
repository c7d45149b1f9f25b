/** Pages and helper processes that crash or hang: the page comes back with what was open, the rest is noted. */
import { app, type BrowserWindow, type WebContents } from 'electron';
import { createLogger } from '../main/base/logger.ts';
import { texts } from './appearance.ts';
import { ask } from './dialogs.ts';

/** So many crashes within so many milliseconds: loading it again by itself would not help. */
const limit = 3;
const crashWindow = 60_000;

export interface Revivals {
  /** Whether the page that begins now comes back after a crash; asked once. */
  takeWord(): boolean;
}

/** @param now milliseconds of a clock that never goes back */
export function reviveCrashedPages(window: () => BrowserWindow | null, now: () => number): Revivals {
  const logger = createLogger('window');
  let crashes: number[] = [];
  let revived = false;

  function revive(contents: WebContents): void {
    revived = true;
    contents.reload();
  }

  async function askWhatNow(contents: WebContents): Promise<void> {
    const { crashed, reload, quit } = texts().page;
    const question = { type: 'error', message: crashed, detail: texts().engine.nothingLost } as const;
    const answer = await ask(window(), question, [
      { answer: 'reload', label: reload },
      { answer: 'quit', label: quit },
    ]);
    if (answer === 'quit') return app.quit();
    crashes = [];
    revive(contents);
  }

  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    logger.error({ reason, exitCode }, 'the page crashed');
    crashes = [...crashes.filter((at) => now() - at < crashWindow), now()];
    if (crashes.length < limit) revive(contents);
    else void askWhatNow(contents);
  });
  // Electron starts its helpers again by itself.
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    logger.error({ type, reason, exitCode }, 'a helper process ended');
  });
  return {
    takeWord() {
      const word = revived;
      revived = false;
      return word;
    },
  };
}

/** A page that does not answer is waited for, or loaded again: the person decides. */
export function askWhenHung(window: BrowserWindow): void {
  window.on('unresponsive', () => void askAboutHung(window));
}

async function askAboutHung(window: BrowserWindow): Promise<void> {
  const { hung, hungDetail, wait, reload } = texts().page;
  const answer = await ask(window, { type: 'warning', message: hung, detail: hungDetail }, [
    { answer: 'reload', label: reload },
    { answer: 'wait', label: wait },
  ]);
  if (answer === 'reload') window.webContents.forcefullyCrashRenderer();
}
