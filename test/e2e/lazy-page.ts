import type { Page } from '@playwright/test';

export interface LazyPage {
  /** A page as far as a test can see, once there is one; what it was asked before is done then. */
  readonly page: Page;
  /** The page that is meant from now on. */
  become(page: Page): Promise<void>;
}

/** Stands for the page of a window that opens later, and for the next one's when that is opened anew. */
export function createLazyPage(): LazyPage {
  let real: Page | null = null;
  const early: ((page: Page) => unknown)[] = [];

  function member(name: string | symbol): unknown {
    if (real !== null) return memberOf(real, name);
    // Whoever waits for the page itself must not take it for a promise.
    if (name === 'then' || typeof name === 'symbol') return undefined;
    return (...parameters: unknown[]) => {
      early.push((page) => (memberOf(page, name) as (...parameters: unknown[]) => unknown)(...parameters));
      return Promise.resolve();
    };
  }

  return {
    page: new Proxy({} as Page, { get: (_target, name) => member(name) }),
    async become(page) {
      real = page;
      for (const asked of early.splice(0)) await asked(page);
    },
  };
}

function memberOf(page: Page, name: string | symbol): unknown {
  const value: unknown = Reflect.get(page, name);
  // Playwright's own checks look at the class, which must stay as it is.
  return typeof value === 'function' && name !== 'constructor' ? value.bind(page) : value;
}
