import { recordDecidedCases } from '../engine/decided-workspace.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enter, goTo } from './steps.ts';
import { expect, test } from './test.ts';

let host: Host;
test.afterEach(() => host.stop());

test('decided cases move the thresholds: looked at first, then followed, then taken back', async ({ page }) => {
  host = await startHost(recordDecidedCases);
  await enter(page, host.address);
  await goTo(page, '#/settings');
  const state = page.getByTestId('recalibration-state');
  await expect(state).toHaveText('Verdicts are held to the model’s own calibration.');
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await expect(page.getByText(/Forgeries lie .* nearer to the specimens than expected/)).toBeVisible();
  await expect(page.getByTestId('recalibration-flips')).toContainText('of 49 past verdicts would be another.');
  await lookAtThis(page, 'settings with a recalibration shown');

  await page.getByRole('button', { name: 'Follow these cases' }).click();
  await expect(state).toContainText('Verdicts follow 48 decided cases of 6 people');
  await expect(page.getByText('Moved by 48 decided cases of this workspace.')).toBeVisible();
  await goTo(page, '#/models');
  await expect(page.getByText('moved by 48 decided cases on', { exact: false })).toBeVisible();

  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Back to the model’s own' }).click();
  await expect(state).toHaveText('Verdicts are held to the model’s own calibration.');
});

test('with too few decided cases it says how many there are and are needed', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/settings');
  await expect(page.getByText('0; 10 are needed').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show what it would change' })).toBeHidden();
});
