/**
 * The operating system's store of secrets, through Electron's asynchronous calls. On Linux Electron falls back to a key
 * that is the same on every machine where it finds no store: that protects nothing, so it is never used.
 */
import { safeStorage } from 'electron';
import type { KeyStoreState } from '../main/contract/shell.ts';
import { texts } from './appearance.ts';

export interface SystemStore {
  state(): Promise<KeyStoreState>;
  /** Throws when the store cannot seal. */
  seal(text: string): Promise<Buffer>;
  /**
   * The text again, and whether it should be sealed anew, since the store changed its key.
   * Throws when the store does not open it: another account, another machine, a store that was emptied.
   */
  open(sealed: Buffer): Promise<{ text: string; isStale: boolean }>;
}

export function createSystemStore(platform: NodeJS.Platform): SystemStore {
  return {
    async state() {
      const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform;
      if (backend === 'basic_text' || backend === 'unknown') {
        return { name: texts().store.other, trouble: backend === 'unknown' ? 'unavailable' : 'plain-text' };
      }
      const usable = await safeStorage.isAsyncEncryptionAvailable().catch(() => false);
      return { name: nameOf(backend), trouble: usable ? null : 'unavailable' };
    },
    seal: (text) => safeStorage.encryptStringAsync(text),
    async open(sealed) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
      return { text: result, isStale: shouldReEncrypt };
    },
  };
}

function nameOf(backend: string): string {
  const names = texts().store;
  if (backend.startsWith('kwallet')) return names.kwallet;
  return backend === 'darwin' || backend === 'win32' || backend === 'gnome_libsecret' ? names[backend] : names.other;
}
