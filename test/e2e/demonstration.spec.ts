import { expect, test, type Page } from './test.ts';
import { violationsOf } from './accessibility.ts';
import { startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.stop());

const guide = (page: Page) => page.getByTestId('demonstration');
const answered = (page: Page) => page.locator('[data-testid="demonstration-step"][data-answered="true"]');

/** By clicking alone, as a newcomer would. @param action of the view that answers */
async function takeNext(page: Page, step: string, action: string): Promise<string> {
  await guide(page).getByRole('button', { name: step }).first().click();
  await expect(page.getByTestId('region')).toBeVisible();
  await page.getByRole('button', { name: action, exact: true }).click();
  const word = page.getByTestId('verdict-word');
  await expect(word).toBeVisible();
  return (await word.innerText()).trim();
}

async function back(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(guide(page)).toBeVisible();
}

test('from an empty workspace to a verdict within a minute, and through all three documents', async ({ page }) => {
  await enter(page, host.address);
  const begun = performance.now();
  await page.getByRole('button', { name: 'Try it with made-up signatures' }).click();
  await expect(guide(page)).toBeVisible();
  expect(await takeNext(page, 'Verify it', 'Verify')).toBe('Genuine');
  const took = (performance.now() - begun) / 1_000;
  console.log(`from an empty workspace to a verdict in ${took.toFixed(0)} s`);
  expect(took).toBeLessThan(60);

  await back(page);
  await expect(answered(page)).toHaveCount(1);
  expect(await takeNext(page, 'Verify it', 'Verify')).toBe('Forged');
  await back(page);
  expect(await takeNext(page, 'Ask who signed it', 'Identify')).toBe('Unknown');
  await back(page);
  await expect(answered(page)).toHaveCount(3);
  await expect(guide(page)).toContainText('All three answered');
  expect(await violationsOf(page)).toEqual([]);

  await goTo(page, '#/signatories');
  await expect(page.getByText('(made up)')).toHaveCount(3);
  await back(page);
  await page.getByRole('button', { name: 'Remove everything made up' }).click();
  await expect(page.getByRole('button', { name: 'Try it with made-up signatures' })).toBeVisible();
  await goTo(page, '#/cases');
  await expect(page.getByText('made-up')).toHaveCount(0);
});

test('real people beside made-up ones are pointed out', async ({ page }) => {
  await enter(page, host.address);
  await page.getByRole('button', { name: 'Try it with made-up signatures' }).click();
  await expect(guide(page)).toBeVisible();
  await goTo(page, '#/enrol');
  await page.getByLabel('Name', { exact: true }).fill('Real person');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Enrol Real person' })).toBeVisible();
  await back(page);
  await expect(guide(page)).toContainText('Real people are enrolled here too');
  await expect(guide(page).getByRole('button', { name: 'Start anew' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove everything made up' }).click();
  await expect(guide(page)).toHaveCount(0);
  await goTo(page, '#/signatories');
  await expect(page.getByText('Real person')).toBeVisible();
});
