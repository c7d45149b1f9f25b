import { expect, test } from './test.ts';
import { violationsOf } from './accessibility.ts';
import { startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';

let host: Host;
test.afterEach(() => host.stop());

test('the licences of everything in it can be read in the application', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Licences' }).click();
  const sheet = page.getByRole('dialog', { name: 'Licences of what Paraph contains' });
  await expect(sheet.getByText('TensorFlow', { exact: false }).first()).toBeVisible();
  await sheet.getByRole('searchbox', { name: 'Find a work' }).fill('better-sql');
  const works = sheet.locator('summary');
  await expect(works).toHaveText([/better-sqlite3.*MIT/]);
  await works.first().click();
  await expect(sheet.getByText('Permission is hereby granted')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await violationsOf(page), colorScheme).toEqual([]);
  }
  await sheet.getByRole('searchbox', { name: 'Find a work' }).fill('no such work');
  await expect(sheet.getByText('Nothing of that name.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});
