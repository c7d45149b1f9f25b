import type { HandedFile, ShellCallName, ShellInput, ShellOutput, ShellState } from '../../main/contract/shell.ts';
import type { ShellClient } from '../client/shell.ts';

/** Whether notices may be shown while the person looks elsewhere; `unasked` until a browser has asked. */
export type NoticePermission = 'granted' | 'unasked' | 'denied';

/** What lies round the interface: Electron's shell, or a browser, which can do less. The one place that knows which. */
export interface Shell {
  /** Null in a browser: whatever only a window can do hangs on it. */
  readonly window: ShellWindow | null;
  readonly notices: NoticePermission;
  /** In a browser this asks the person; call it on a click. */
  askForNotices(): Promise<void>;
  /** Tells that something ended, unless the person looks at it anyway. */
  notify(title: string, body: string): void;
  /** How far the work under way is; null when there is none. */
  progress(share: number | 'unknown' | null): void;
  /** After the engine stopped for good. */
  restartEngine(): void;
}

export interface ShellWindow {
  /** Null until the shell has answered once. */
  readonly state: ShellState | null;
  call<N extends ShellCallName>(name: N, input: ShellInput<N>): Promise<ShellOutput<N>>;
  readonly onEvent: ShellClient['onEvent'];
  /** The window's own dialog, which remembers what was opened; a browser's does not. */
  chooseFiles(several: boolean): Promise<File[]>;
  refresh(): Promise<void>;
}

export function createShell(client: ShellClient | null): Shell {
  return client ? aroundWindow(client) : aroundBrowser();
}

function aroundWindow(client: ShellClient): Shell {
  let state = $state.raw<ShellState | null>(null);
  const ignore = () => undefined;
  const shellWindow: ShellWindow = {
    get state() {
      return state;
    },
    call: (name, input) => client.call(name, input),
    onEvent: (listener) => client.onEvent(listener),
    chooseFiles: async (several) => (await client.call('chooseFiles', { several })).files.map(toFile),
    async refresh() {
      state = await client.call('state', {});
    },
  };
  return {
    window: shellWindow,
    notices: 'granted',
    askForNotices: () => Promise.resolve(),
    notify: (title, body) => void client.call('notify', { title, body }).catch(ignore),
    progress: (share) => void client.call('progress', { share }).catch(ignore),
    restartEngine: () => void client.call('restartEngine', {}).catch(ignore),
  };
}

function aroundBrowser(): Shell {
  let notices = $state<NoticePermission>(permission());
  const title = document.title;
  return {
    window: null,
    get notices() {
      return notices;
    },
    async askForNotices() {
      await Notification.requestPermission();
      notices = permission();
    },
    notify(what, body) {
      if (notices !== 'granted' || document.hasFocus()) return;
      const notice = new Notification(what, { body });
      notice.addEventListener('click', () => window.focus());
    },
    // A browser has no taskbar to show it on, but a tab has a title.
    progress(share) {
      const percent = typeof share === 'number' ? `${Math.floor(100 * share)} % · ` : '… · ';
      document.title = share === null ? title : `${percent}${title}`;
    },
    // Its host starts a stopped engine again for a page that comes anew.
    restartEngine: () => location.reload(),
  };
}

function permission(): NoticePermission {
  if (!('Notification' in window)) return 'denied';
  return Notification.permission === 'default' ? 'unasked' : Notification.permission;
}

/** As if it had been dropped. */
export function toFile({ name, bytes }: HandedFile): File {
  return new File([bytes], name);
}
