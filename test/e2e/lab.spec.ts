import { expect, test } from './test.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enter } from './steps.ts';

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.stop());

test('a network learns generated characters, is watched, paused and kept', async ({ page }) => {
  test.slow();
  await enter(page, host.address);
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lab: Sets & networks');
  const characters = page.locator('[data-set="generated-characters"]');
  await expect(characters.getByRole('img', { name: /Some pictures of Generated characters/ })).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText('No network of your own has learnt anything yet')).toBeVisible();

  await page.getByText('Details', { exact: true }).click();
  await page.getByLabel('Numbers of an embedding').fill('1');
  await expect(page.getByRole('button', { name: 'Start learning' })).toBeDisabled();
  await page.getByLabel('Numbers of an embedding').fill('8');
  await page.getByLabel('Steps', { exact: true }).fill('2000');
  await page.getByLabel('Classes in a batch').fill('6');
  await page.getByLabel('Pictures of each').fill('2');
  await page.getByLabel('Name of the network').fill('Small');
  await page.getByRole('button', { name: 'Start learning' }).click();

  const panel = page.getByTestId('lab-network');
  await expect(panel).toHaveAttribute('data-state', 'running', { timeout: 120_000 });
  await expect(panel.getByTestId('lab-facts')).toContainText(/Step [1-9]\d* of 2,000/, { timeout: 120_000 });
  await panel.getByRole('button', { name: 'Pause' }).click();
  await expect(panel).toHaveAttribute('data-state', 'paused', { timeout: 60_000 });
  await lookAtThis(page, 'a paused network');
  await panel.getByRole('button', { name: 'Go on' }).click();
  await panel.getByRole('button', { name: 'Stop and keep it' }).click({ timeout: 60_000 });
  const row = page.getByTestId('lab-network-row').filter({ hasText: 'Small' });
  await expect(row).toContainText('Finished', { timeout: 120_000 });
  await expect(page.getByRole('region', { name: 'Loss: Small' })).toBeVisible();
  await lookAtThis(page, 'a network that has learnt');

  await row.getByRole('button', { name: 'Remove Small' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('No network of your own has learnt anything yet')).toBeVisible();
});
