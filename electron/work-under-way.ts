/** Long work, as the page reports it: on the taskbar, as a notice at its end, and as a question before the window closes. */
import { Notification, type BrowserWindow } from 'electron';
import type { ShellRequest } from '../main/contract/shell.ts';
import { texts } from './appearance.ts';
import { ask } from './dialogs.ts';
import type { Page } from './page.ts';

export interface WorkUnderWay {
  show(progress: ShellRequest<'progress'>): void;
  /** A notice of the system's, unless the person looks at the window anyway. */
  notify(notice: ShellRequest<'notify'>): void;
  /** Asks before work is cut off by closing the window. */
  guard(window: BrowserWindow): void;
}

export function createWorkUnderWay(page: Pick<Page, 'window' | 'show'>): WorkUnderWay {
  let isWorking = false;
  // A notice that nothing refers to could be collected before it is clicked.
  let shown: Notification | null = null;

  return {
    show({ share }) {
      isWorking = share !== null;
      // Below 0 takes the bar away, above 1 shows that something moves.
      page.window()?.setProgressBar(share === null ? -1 : share === 'unknown' ? 2 : share);
    },
    notify({ title, body }) {
      const window = page.window();
      if (!Notification.isSupported() || window?.isFocused()) return;
      shown = new Notification({ title, body });
      shown.once('click', () => page.show());
      shown.show();
      window?.flashFrame(true);
    },
    guard(window) {
      window.on('close', (event) => {
        if (!isWorking) return;
        event.preventDefault();
        void ask(window, { type: 'question', message: texts().leaving.title, detail: texts().leaving.detail }, [
          { answer: 'close', label: texts().leaving.close },
          { answer: 'stay', label: texts().leaving.stay },
        ]).then((answer) => {
          if (answer === 'stay') return;
          isWorking = false;
          window.close();
        });
      });
    },
  };
}
