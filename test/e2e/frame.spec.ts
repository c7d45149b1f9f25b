import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { createRandom } from '../../main/base/random.ts';
import { restoreBackup } from '../../main/storage/restore.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { newSpecimen } from '../storage/records.ts';
import { startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';

let host: Host;
test.afterEach(() => host.stop());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

function people(directory: string, names: readonly string[]): void {
  const workspace = openWorkspace({ directory });
  workspace.transaction(() => names.forEach((name) => workspace.signatories.create({ name })));
  workspace.close();
}

test('a few letters find an action or a person, and what was used comes first', async ({ page }) => {
  host = await startHost((directory) => people(directory, ['Ada Lindqvist', 'Åsa Berg']));
  await enter(page, host.address);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('gmod');
  await expect(page.getByRole('option').first()).toHaveText(/Go to Models/);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Models')).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toHaveText(/Go to Models/);
  // Letters left out between those typed: nobody's name holds them side by side.
  await page.keyboard.type('linqst');
  await expect(page.getByRole('option', { name: /Ada Lindqvist/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Ada Lindqvist')).toBeVisible();

  // This view and every view offer to verify, in the same words: one is shown, that of the view.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('verify a sig');
  await expect(page.getByRole('option')).toHaveText([/^\s*Verify a signature/]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/verify\?signatory=/);
  await page.goBack();
  await expect(heading(page, 'Ada Lindqvist')).toBeVisible();

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name: 'In this view' })).toBeVisible();
  await expect(sheet.getByRole('heading', { name: 'Everywhere' })).toBeVisible();
});

test('a list comes back as it was left: searched and scrolled', async ({ page }) => {
  const names = Array.from({ length: 300 }, (_, i) => `Person ${String(i).padStart(3, '0')}`);
  host = await startHost((directory) => people(directory, names));
  await enter(page, host.address);
  await goTo(page, '#/signatories');
  await page.getByRole('searchbox').fill('person 1');
  await expect(page.getByText('100 people')).toBeVisible();
  await page.getByRole('link', { name: /Person 100/ }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('link', { name: /Person 199/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Person 199')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('person 1');
  await expect(page.getByRole('link', { name: /Person 199/ })).toBeInViewport();
});

test('a backup is made and saved from the settings, and a new workspace made of it', async ({ page }) => {
  host = await startHost((directory) => people(directory, ['Ada Lindqvist']));
  await enter(page, host.address);
  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Make a backup' }).click();
  await expect(page.getByText('opens with the key of this workspace')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save a copy…' })).toBeDisabled();

  await page.getByLabel('Passphrase of the backup').fill('correct horse battery');
  await page.getByRole('button', { name: 'Make a backup' }).click();
  await expect(page.getByText('opens with a passphrase')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a copy…' }).first().click();
  const file = join(host.folder, 'saved.backup');
  await (await saving).saveAs(file);
  const directory = join(host.folder, 'restored');
  expect(restoreBackup({ file, directory, passphrase: 'correct horse battery' }).signatories).toBe(1);

  await goTo(page, '#/overview');
  await expect(page.getByText('Backup: made', { exact: false })).toBeVisible();
});

test('what a policy comes to follows the slider, and a saved one can be undone', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/settings');
  const rates = page.getByRole('row', { name: /^1 / }).getByRole('img').first();
  await expect(rates).toBeVisible();
  const before = await rates.getAttribute('aria-label');
  const slider = page.getByRole('slider', { name: 'Genuine signatures called forged, at most' });
  await slider.focus();
  for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
  await expect(rates).not.toHaveAttribute('aria-label', before ?? '');
  const field = page.getByLabel('Genuine signatures called forged, at most', { exact: true });
  await expect(field).not.toHaveValue('10');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Policy saved.', { exact: false })).toBeVisible();
  await page.getByRole('heading', { name: 'Verdicts', exact: true }).click();
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue('10');
});

test('a curve of the model is read by keys and saved as drawing, picture and numbers', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/models');
  const chart = page.getByRole('slider', { name: /^How far signatures lie/ });
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(chart).toHaveAttribute('aria-valuetext', /genuine signatures \d/);

  const saved = async (format: string) => {
    await page.getByRole('button', { name: /^Save: How far/ }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    const download = await saving;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const drawing = await saved('Drawing (SVG)');
  expect(drawing.name).toBe('distances-5.svg');
  expect(drawing.bytes.toString()).toMatch(/^<svg[^>]*>.*stroke="(rgb|#).*skilled forgeries/s);
  expect((await saved('Picture (PNG)')).bytes.subarray(1, 4).toString()).toBe('PNG');
  const numbers = (await saved('Numbers (CSV)')).bytes.toString().split('\r\n');
  expect(numbers[0]).toContain('"genuine signatures"');
  expect(numbers.length).toBeGreaterThan(100);
});

/** Specimens that only another model has embedded. */
function staleSpecimens(directory: string, count: number): void {
  const random = createRandom(4);
  const workspace = openWorkspace({ directory });
  const { id } = workspace.signatories.create({ name: 'Ada Lindqvist' });
  const coverage = Uint8Array.from({ length: 192 * 96 }, () => (random.next() < 0.05 ? 255 : 0));
  workspace.transaction(() => {
    for (let i = 0; i < count; i++) {
      workspace.specimens.add(newSpecimen(random, id, { normalised: { width: 192, height: 96, coverage } }));
    }
  });
  workspace.close();
}

test('long work of the engine goes on through a reload, is found again, and tells how it ended', async ({ page }) => {
  const count = 600;
  host = await startHost((directory) => staleSpecimens(directory, count));
  await enter(page, host.address);
  await goTo(page, '#/models');
  await page.getByRole('button', { name: 'Embed again now' }).click();
  const pill = page.getByRole('button', { name: /^Long work: 1 job under way/ });
  await expect(pill).toBeVisible();
  await page.goto(new URL('/', host.address).href);
  await expect(pill).toBeVisible();
  await expect(page.getByRole('button', { name: 'Long work: Done' })).toBeVisible({ timeout: 120_000 });
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('Embedding references again');
  await expect(panel).toContainText(`${count} of ${count}`);
  await page.keyboard.press('Escape');
  await expect(page.getByText(`${count} specimens, every one embedded with this model.`)).toBeVisible();
});

test('text and the window’s own pictures are taken for no files', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'only text');
    for (const kind of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }
  });
  await expect(page.getByText('There was no file in that.', { exact: false })).toBeVisible();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'own.png'));
    const tell = (kind: string) =>
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    for (const kind of ['dragstart', 'dragenter', 'dragover']) tell(kind);
  });
  await expect(page.getByTestId('drop-overlay')).toBeHidden();

  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await choosing).setFiles({ name: 'picked.png', mimeType: 'image/png', buffer: Buffer.from('x') });
  await expect(page.getByRole('dialog')).toContainText('What are these files for?');
});

test('a workspace in use is served to nobody else, and the reason told once', async () => {
  host = await startHost();
  const serving = ['main/hosts/cli/main.ts', 'serve', '--no-open', '--workspace', join(host.folder, 'workspace')];
  const { status, stderr } = spawnSync(process.execPath, serving, { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr.match(/is using this workspace/g)).toHaveLength(1);
});
