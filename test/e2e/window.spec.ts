/** What only Electron can show. Every other spec runs in the window as well, by `npm run test:window`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './test.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { isWindow, startHost } from './host.ts';
import { enter } from './steps.ts';

const why = process.env['PARAPH_WINDOWLESS'] ?? 'these tests run in the browser';

test('in Electron’s window, by `npm run test:window`', async ({ page }) => {
  test.skip(!isWindow, why);
  const host = await startHost();
  await enter(page, host.address);
  expect(page.url()).toMatch(/^app:\/\/paraph\//);
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(window.paraph ?? {}).sort(),
    node: typeof (globalThis as Record<string, unknown>)['require'],
  }));
  expect(seen).toEqual({ bridge: ['call', 'onEvent', 'shell'], node: 'undefined' });
  const labels = await host.application?.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  );
  expect(labels).toEqual(expect.arrayContaining(['&File', '&Edit', '&View', '&Window', '&Help']));
  await host.stop();
});

test('in Electron’s window, with a document from the desktop, by `npm run test:window`', async ({ page }) => {
  test.skip(!isWindow, why);
  const folder = test.info().outputPath('set');
  const [writer] = await writeGeneratedSet({ directory: folder, writers: 1, genuine: 1, forged: 0, seed: 5 });
  expect(readFileSync(writer.genuine[0]).length).toBeGreaterThan(0);
  const host = await startHost(undefined, [join(writer.genuine[0])]);
  await enter(page, host.address);
  await expect(page.getByRole('dialog', { name: 'What are these files for?' })).toBeVisible();
  await host.stop();
});
