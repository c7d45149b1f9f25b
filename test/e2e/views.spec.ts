import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { violationsOf } from './accessibility.ts';
import { startHost, type Host } from './host.ts';
import { enrol, enter, identify, verify } from './steps.ts';

const views = [
  'overview',
  'signatories',
  'enrol',
  'import',
  'verify',
  'identify',
  'review',
  'cases',
  'train',
  'models',
  'settings',
  'help',
] as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;
const themes = ['light', 'dark'] as const;

async function look(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => (location.hash = wanted), hash);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect.soft(await violationsOf(page), hash).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${hash} overflows`).toBeLessThanOrEqual(0);
}

/** Every view in both themes and sizes. */
async function lookAtAll(page: Page, hashes: readonly string[]): Promise<void> {
  for (const colorScheme of themes) {
    for (const size of sizes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      for (const hash of hashes) await look(page, hash);
    }
  }
}

let host: Host;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(() => host.stop());

test('every view, with nothing in it and then with work in it, is accessible and does not overflow', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await enter(page, host.address);
  await lookAtAll(
    page,
    views.map((view) => `#/${view}`),
  );

  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 5, forged: 1, seed: 5 };
  const [writer] = await writeGeneratedSet(set);
  await enrol(page, { name: 'Generated person', id: 'generated' }, writer.genuine.slice(0, 3));
  await verify(page, 'generated', writer.genuine[3]);
  await identify(page, writer.genuine[4]);
  await page.evaluate(() => (location.hash = '#/cases'));
  await page.locator('[data-index="0"]').click();
  await expect(page.getByTestId('verdict-word')).toBeVisible();
  const caseHash = await page.evaluate(() => location.hash);
  const comparison =
    (await page
      .getByRole('link', { name: /^Compare with/ })
      .first()
      .getAttribute('href')) ?? '';
  await lookAtAll(page, [...views.map((view) => `#/${view}`), '#/signatories/generated', caseHash, comparison]);
  expect(complaints).toEqual([]);
});
