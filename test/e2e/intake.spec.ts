import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';
import { startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';

let host: Host;
let writer: GeneratedWriter;

test.beforeAll(async () => {
  host = await startHost();
  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 4, forged: 0, seed: 31 };
  [writer] = await writeGeneratedSet(set);
});
test.afterAll(() => host.stop());

type Given = 'drop' | 'paste';

/** Hands files to the page as a drop or a paste does, at an element. */
async function hand(page: Page, how: Given, paths: readonly string[], at = 'body'): Promise<void> {
  const files = paths.map((path) => ({ name: basename(path), base64: readFileSync(path).toString('base64') }));
  await page.evaluate(
    ({ how, files, at }) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: 'image/png' }));
      }
      const target = document.querySelector(at) ?? document.body;
      const options = { bubbles: true, cancelable: true };
      const tell = (kind: string) => target.dispatchEvent(new DragEvent(kind, { ...options, dataTransfer: transfer }));
      if (how === 'paste') document.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: transfer }));
      else for (const kind of ['dragover', 'drop']) tell(kind);
    },
    { how, files, at },
  );
}

async function hover(page: Page): Promise<void> {
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'x.png'));
    document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer: transfer }));
  });
}

test('files dropped anywhere go where they are dropped for; pasted ones where one says', async ({ page }) => {
  await enter(page, host.address);
  await hover(page);
  await expect(page.getByTestId('drop-overlay')).toBeVisible();
  await hand(page, 'drop', [writer.genuine[0]], '[data-purpose="verify"]');
  await expect(page.getByRole('heading', { level: 1, name: 'Verify' })).toBeVisible();
  await expect(page.getByTestId('region')).toBeVisible();
  await expect(page.getByTestId('drop-overlay')).toBeHidden();

  await goTo(page, '#/cases');
  await hand(page, 'paste', [writer.genuine[1]]);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Identify/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Identify' })).toBeVisible();
  await expect(page.getByTestId('region')).toBeVisible();
});

test('a bad file and a second copy are named beside the others, which are taken', async ({ page }) => {
  const bad = { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') };
  const good = writer.genuine.slice(0, 2).map((path, index) => ({
    name: `specimen-${index}.png`,
    mimeType: 'image/png',
    buffer: readFileSync(path),
  }));
  await enter(page, (await renewed()).address);
  await goTo(page, '#/enrol');
  await page.getByLabel('Drop specimens here').setInputFiles([good[0], bad, { ...good[0], name: 'copy.png' }, good[1]]);
  await expect(page.getByTestId('enrol-item')).toHaveCount(4);
  await page.getByLabel('Name', { exact: true }).fill('Ada Lindqvist');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByTestId('enrol-summary')).toContainText('2 accepted, 1 not accepted, 1 could not be read');
  await expect(page.getByTestId('announcer')).toContainText('2 accepted');

  const item = (name: string) => page.getByRole('article', { name });
  await expect(item('broken.png')).toContainText('Could not be read');
  await expect(item('copy.png')).toContainText('Duplicate');
  await item('copy.png').getByRole('button', { name: 'Accept anyway' }).click();
  await expect(item('copy.png')).toContainText('Accepted, look again');

  await item('specimen-1.png')
    .getByRole('button', { name: /off the list$/ })
    .click();
  await expect(item('specimen-1.png')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(item('specimen-1.png')).toContainText('Accepted');
});

/** The address works once, so that another page needs another host. */
async function renewed(): Promise<Host> {
  await host.stop();
  host = await startHost();
  return host;
}
