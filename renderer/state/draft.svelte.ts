import type { Client } from '../client/client.ts';

/** Milliseconds of silence after which what was typed is handed to the engine. */
const pause = 300;

export interface Draft {
  /** What was typed before the page was loaded anew; null where nothing was left unsaved. */
  recall(): Promise<string | null>;
  /** To be called with every change. */
  note(text: string): void;
  /** Once it is saved or given up. */
  forget(): void;
}

/**
 * Text not saved yet, kept by the engine while the page may go. Losing one is no reason to disturb whoever types.
 *
 * @param name `kind:identifier`, so that it goes when the person or case it is about is erased
 */
export function createDraft(client: Pick<Client, 'call'>, name: string): Draft {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(text: string): void {
    clearTimeout(timer);
    client.call('drafts.keep', { name, text }).catch(() => undefined);
  }

  return {
    async recall() {
      try {
        return (await client.call('drafts.read', { name })).text;
      } catch {
        return null;
      }
    },
    note(text) {
      clearTimeout(timer);
      timer = setTimeout(() => keep(text), pause);
    },
    forget: () => keep(''),
  };
}
