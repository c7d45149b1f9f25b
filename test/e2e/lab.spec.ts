import { zipSync } from 'fflate';
import { encodePng } from '../../main/imaging/encode.ts';
import { expect, test } from './test.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enter, goTo } from './steps.ts';

/** Six classes of three drawings each: a bar at a place of its own, a little elsewhere each time. */
async function smallArchive(): Promise<string> {
  const files: Record<string, Uint8Array> = {};
  for (let of = 0; of < 6; of++) {
    for (let n = 0; n < 3; n++) {
      const isInk = (x: number, y: number) => Math.abs(x - 4 - 4 * of) < 2 || Math.abs(y - 8 - 2 * n) < 1;
      const pixels = Uint8Array.from({ length: 28 * 28 }, (_, i) => (isInk(i % 28, Math.floor(i / 28)) ? 0 : 255));
      files[`Bars/bar ${of}/${n}.png`] = await encodePng({ width: 28, height: 28, pixels });
    }
  }
  files['Bars/bar 0/broken.png'] = Uint8Array.of(1, 2, 3);
  return Buffer.from(zipSync(files)).toString('base64');
}

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

test('a labelled ZIP dropped on a page of the lab becomes a set, and is forgotten again', async ({ page }) => {
  await enter(page, host.address);
  await goTo(page, '#/lab/sets');
  await expect(page.getByRole('heading', { name: 'Sets of pictures' })).toBeVisible();
  await page.evaluate(
    (base64) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], 'bars.zip', { type: 'application/zip' }));
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
      }
    },
    await smallArchive(),
  );
  await expect(page.getByText('bars.zip', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const set = page.getByTestId('lab-set').filter({ has: page.getByRole('heading', { name: 'bars', exact: true }) });
  await expect(set).toContainText('4 classes, 12 pictures', { timeout: 60_000 });
  await expect(set).toContainText('2 classes, 6 pictures');
  await expect(page.getByText(/1 picture/)).toBeVisible();
  await expect(set.getByRole('img', { name: /Some pictures of bars/ })).toBeVisible({ timeout: 60_000 });
  await expect(set).toContainText('Shown in the lab');

  await set.getByRole('button', { name: 'Remove bars' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(set).toBeHidden();
});
