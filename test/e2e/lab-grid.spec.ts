import { readFileSync } from 'node:fs';
import { expect, test, type Page } from './test.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enter, goTo } from './steps.ts';

/** Two small networks and their trials, beside whatever else a busy machine does. */
const measured = { timeout: 200_000 };

let host: Host;
test.afterEach(() => host.stop());

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const downloading = page.waitForEvent('download');
  await press();
  return readFileSync(await (await downloading).path(), 'utf8');
}

test('results that came with Paraph are there from the start, with what the guide says and files to keep', async ({
  page,
}) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/lab/grid');
  const grid = page.getByTestId('grid');
  await expect(grid).toContainText('Measured by us on Omniglot');
  await page.getByRole('radio', { name: 'n = 10' }).click();
  await page.getByRole('radio', { name: 'Learnt classes' }).click();
  const chart = page.getByRole('region', { name: /^Accuracy by size, n = 10, learnt classes/ });
  await expect(chart).toBeVisible();
  const csv = await saved(page, async () => {
    await chart.getByRole('button', { name: /^Save/ }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
  });
  expect(csv.split('\r\n')[0]).toContain('≥');
  const table = await saved(page, async () => {
    await grid.getByRole('button', { name: 'Keep or repeat' }).click();
    await page.getByRole('menuitem', { name: 'Results as CSV' }).click();
  });
  expect(table).toMatch(/^"loss","numbers","seed","part","n",/);
  expect(table).toMatch(/l2-triplet,3,1,unseen,25,0\.\d+/);
});

test('a grid of one’s own is estimated, measured, paused and goes on', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/lab/grid');
  const begin = page.getByRole('button', { name: 'Start measuring' });
  await page.getByLabel('Sizes').fill('3, 3');
  await expect(begin).toBeDisabled();
  await page.getByLabel('Sizes').fill('3, 8');
  await page.getByRole('checkbox', { name: 'Triplet, cosine' }).uncheck();
  await page.getByRole('checkbox', { name: 'Contrastive' }).uncheck();
  await page.getByRole('textbox', { name: 'Classes to choose from' }).fill('5 90');
  await expect(page.getByText('no trial can choose from more')).toBeVisible();
  await page.getByRole('textbox', { name: 'Classes to choose from' }).fill('2 5');
  await page.getByLabel('Steps').fill('40');
  await page.getByLabel('Trials').fill('60');
  await page.getByLabel('Name', { exact: true }).fill('Small grid');
  await page.getByRole('button', { name: 'How long would it take?' }).click();
  await expect(page.getByText(/^2 networks, about/)).toBeVisible(measured);

  await begin.click();
  const grid = page.getByTestId('grid');
  await expect(grid).toContainText('Small grid');
  await expect(page.getByTestId('grid-facts')).toContainText(/step \d/, measured);
  await grid.getByRole('button', { name: 'Pause' }).click();
  await expect(grid).toHaveAttribute('data-state', 'paused', measured);
  await lookAtThis(page, 'a paused grid');
  await grid.getByRole('button', { name: 'Go on' }).click();
  await expect(grid).toHaveAttribute('data-state', 'finished', measured);
  await expect(page.getByTestId('grid-facts')).toContainText('2 of 2 networks');
  await expect(page.getByTestId('claim')).toHaveCount(1);
  await lookAtThis(page, 'a grid that is measured');

  await grid.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(grid).toContainText('Measured by us on Omniglot');
});
