import { defineConfig } from '@playwright/test';

/** Debian's Chromium, or whichever the set-up found. */
const executablePath = process.env['CHROME_PATH'] || '/usr/bin/chromium';

export default defineConfig({
  testDir: 'test/e2e',
  // Where the same tests run in the window afterwards, its own are not skipped by name.
  testIgnore: process.env['PARAPH_WINDOW_FOLLOWS'] ? 'window.spec.ts' : [],
  timeout: 300_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
