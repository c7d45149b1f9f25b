import { expect, test } from './test.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { open, overflowOf, plainHashes } from './every-view.ts';
import { startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';

let host: Host;
test.afterEach(() => host.stop());

test('theme, view and policy come back as they were left', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/settings');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  const rate = page.getByLabel('Genuine signatures called forged, at most', { exact: true });
  await rate.fill('8');
  await rate.blur();
  await expect(page.getByText('at most about 80 are called forged')).toBeVisible();
  // A rate is never shown without for whom it holds.
  await expect(page.getByText('of material unlike theirs nothing is promised', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Policy saved.', { exact: false })).toBeVisible();

  await page.goto(new URL('/', host.address).href);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(rate).toHaveValue('8');
});

test('a policy that the data do not bear out is told before it is saved, and cannot be', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/settings');
  const rate = page.getByLabel('Skilled forgeries called genuine, at most', { exact: true });
  await rate.fill('1');
  await rate.blur();
  const refusal = page.getByText('the data do not bear that out', { exact: false });
  await expect(refusal).toContainText('21 writers');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  // What it says can be asked for can be asked for.
  const [, least = ''] = /no less than ([\d.]+)%/.exec((await refusal.textContent()) ?? '') ?? [];
  await rate.fill(least);
  await rate.blur();
  await expect(refusal).toBeHidden();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Policy saved.', { exact: false })).toBeVisible();
});

test('theme and view come back after Paraph was closed, at the address it had', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/settings');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  host = await host.reopen();
  await enter(page, host.address);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a workspace under a passphrase opens with it alone', async ({ page }) => {
  const passphrase = 'correct horse battery';
  host = await startHost((directory) => openWorkspace({ directory, passphrase }).close());
  await enter(page, host.address);
  const field = page.getByLabel('Passphrase');
  await field.fill('wrong horse battery');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('Wrong passphrase');
  await field.fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('link', { name: 'Enrol the first person' })).toBeVisible();
});

test('nothing is lost at 200 % zoom', async ({ page }) => {
  host = await startHost();
  await page.setViewportSize({ width: 640, height: 400 });
  await enter(page, host.address);
  for (const hash of plainHashes) {
    await open(page, hash);
    expect(await overflowOf(page), hash).toBeLessThanOrEqual(0);
  }
});

test('with reduced motion a change of theme reaches every text at once', async ({ page }) => {
  host = await startHost();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await enter(page, host.address);
  await goTo(page, '#/settings');
  const intro = page.getByText('You say which errors you accept', { exact: false });
  await expect(intro).toBeVisible();
  const colours = await intro.evaluate((deep) => {
    const colourOf = () => getComputedStyle(deep).color;
    const light = colourOf();
    document.documentElement.dataset['theme'] = 'dark';
    const atOnce = colourOf();
    return new Promise<{ light: string; atOnce: string; later: string }>((resolve) => {
      setTimeout(() => resolve({ light, atOnce, later: colourOf() }), 500);
    });
  });
  expect(colours.later).not.toBe(colours.light);
  expect(colours.atOnce).toBe(colours.later);
});
