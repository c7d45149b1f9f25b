/** Playwright's `test`, for both hosts: in Electron's window the page is the one that the host opens. */
import { test as inBrowser } from '@playwright/test';
import { isWindow, windowPage } from './host.ts';

export { expect, type Page } from '@playwright/test';

const inWindow = inBrowser.extend({
  // Playwright reads what a fixture needs off this pattern: nothing, or Chromium would start.
  page: async ({}, use) => {
    await use(windowPage.page);
  },
});

export const test = isWindow ? inWindow : inBrowser;
