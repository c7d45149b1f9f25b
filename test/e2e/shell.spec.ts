import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './test.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { violationsOf } from './accessibility.ts';
import { pretendWindow } from './fake-shell.ts';
import { isWindow, startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';

test.skip(isWindow, 'a page in Chromium is made to believe that it is in a window');

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.stop());

test('in a window: what the menu chooses happens, and documents from the desktop are asked about', async ({ page }) => {
  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 1, forged: 0, seed: 5 };
  const [writer] = await writeGeneratedSet(set);
  const shell = await pretendWindow(page, host);
  shell.answers['begin'] = { revived: true };
  await enter(page, host.address);
  await expect(page.getByText('The window had crashed and was loaded again.')).toBeVisible();
  expect(shell.calls).toContainEqual({ name: 'present', input: { language: 'en', theme: 'system' } });

  await shell.tell({ event: 'go', to: '#/verify' });
  await expect(page.getByRole('heading', { level: 1, name: 'Verify' })).toBeVisible();
  await shell.tell({ event: 'theme', choice: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(shell.calls).toContainEqual({ name: 'present', input: { language: 'en', theme: 'dark' } });
  await shell.tell({ event: 'act', action: 'shortcuts' });
  await expect(page.getByRole('dialog')).toContainText('Keyboard shortcuts');
  await page.keyboard.press('Escape');
  await shell.tell({ event: 'failed', error: { code: 'not-found', message: 'Gone.', file: 'old.png' } });
  await expect(page.getByText('In old.png: Gone.')).toBeVisible();

  const bytes = new Uint8Array(readFileSync(writer.genuine[0]));
  await shell.tell({ event: 'files', files: [{ name: 'from the desktop.png', bytes }] });
  const question = page.getByRole('dialog', { name: 'What are these files for?' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: /^Identify/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Identify' })).toBeVisible();
  await expect(page.getByTestId('region')).toBeVisible();
});

test('in a window: the settings show workspaces and let the store keep the key', async ({ page }) => {
  const shell = await pretendWindow(page, host);
  shell.answers['state'] = {
    workspaces: [
      { id: 'a', name: 'workspace', directory: '/somewhere/workspace', isOpen: true },
      { id: 'b', name: 'archive', directory: '/somewhere/archive', isOpen: false },
    ],
    files: [],
  };
  await enter(page, host.address);
  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Open archive' }).click();
  await expect.poll(() => shell.calls).toContainEqual({ name: 'openWorkspace', input: { workspace: 'b' } });

  const store = page.getByRole('radio', { name: 'The operating system’s store' });
  await store.check();
  await expect(page.getByText('Here that is GNOME Keyring.', { exact: false })).toBeVisible();
  const first = page.getByLabel('Passphrase for emergencies (optional)');
  await first.fill('a long recovery passphrase');
  const keep = page.getByRole('button', { name: 'Keep the key in the store' });
  await expect(keep).toBeDisabled();
  await page.getByLabel('Once more').fill('a long recovery passphrase');
  expect(await violationsOf(page)).toEqual([]);
  await keep.click();
  const kept = { name: 'keepKeyInStore', input: { recovery: 'a long recovery passphrase' } };
  await expect.poll(() => shell.calls).toContainEqual(kept);
});

test('in a browser: the store cannot be chosen and says why, a passphrase and back to a file can', async ({ page }) => {
  await enter(page, host.address);
  await goTo(page, '#/settings');
  await expect(page.getByRole('radio', { name: 'The operating system’s store' })).toBeDisabled();
  await expect(page.getByText('Only Paraph’s window can use the store')).toBeVisible();
  await expect(page.getByText('npm start -- --workspace FOLDER')).toBeVisible();

  await page.getByRole('radio', { name: 'A passphrase' }).check();
  await page.getByLabel('New passphrase').fill('correct horse battery');
  await page.getByLabel('Once more').fill('correct horse battery');
  await page.getByRole('button', { name: 'Protect with a passphrase' }).click();
  await expect(page.getByText('Protected. The passphrase is asked for')).toBeVisible();
  await page.getByRole('radio', { name: 'A file' }).check();
  await page.getByRole('button', { name: 'Keep the key in a file' }).click();
  await expect(page.getByText('The key lies in a file now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep the key in a file' })).toBeHidden();
});
