import type { Page } from '@playwright/test';

export interface LazyPage {
  /** A page as far as a test can see, once there is one; listeners added before are added to it then. */
  readonly page: Page;
  /** The page that is meant from now on. */
  become(page: Page): void;
}

/** Stands for the page of a window that opens later, and for the next one's when that is opened anew. */
export function createLazyPage(): LazyPage {
  let real: Page | null = null;
  const early: Parameters<Page['on']>[] = [];

  function member(name: string | symbol): unknown {
    if (real === null)
      return name === 'on' ? (...parameters: Parameters<Page['on']>) => early.push(parameters) : undefined;
    const value: unknown = Reflect.get(real, name);
    // Playwright's own checks look at the class, which must stay as it is.
    return typeof value === 'function' && name !== 'constructor' ? value.bind(real) : value;
  }

  return {
    page: new Proxy({} as Page, { get: (_target, name) => member(name) }),
    become(page) {
      real = page;
      for (const parameters of early.splice(0)) page.on(...parameters);
    },
  };
}
