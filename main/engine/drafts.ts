/**
 * Text that a person types and has not saved: kept here while the page that shows it may be loaded anew. In memory alone,
 * since a page's own storage lies on the disk in plain; it goes with the engine.
 */
import type { Handlers } from '../contract/api.ts';

export interface Drafts {
  /** An empty text forgets it. */
  keep(name: string, text: string): void;
  read(name: string): string | null;
  /** Forgets what was typed about somebody or something, by its identifier. */
  forgetAbout(id: string): void;
}

/** More would be a page that never tidies up: the oldest goes. */
const greatestCount = 200;

export function createDrafts(): Drafts {
  const kept = new Map<string, string>();
  return {
    keep(name, text) {
      kept.delete(name);
      if (text === '') return;
      kept.set(name, text);
      const [oldest] = kept.keys();
      if (kept.size > greatestCount) kept.delete(oldest);
    },
    read: (name) => kept.get(name) ?? null,
    forgetAbout(id) {
      for (const name of kept.keys()) if (name.endsWith(`:${id}`)) kept.delete(name);
    },
  };
}

export function draftHandlers(drafts: Drafts) {
  return {
    'drafts.keep': ({ name, text }) => {
      drafts.keep(name, text);
      return {};
    },
    'drafts.read': ({ name }) => ({ text: drafts.read(name) }),
  } satisfies Partial<Handlers>;
}
