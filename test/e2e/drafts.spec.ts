import { join } from 'node:path';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { startHost, type Host } from './host.ts';
import { enrol, enter, goTo } from './steps.ts';
import { expect, test } from './test.ts';

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.stop());

test('what was typed is there again when the page is loaded anew, and says that it is not saved', async ({ page }) => {
  await enter(page, host.address);
  await goTo(page, '#/enrol');
  await page.getByLabel('Name', { exact: true }).fill('Generated person');
  await page.getByLabel('Identifier', { exact: true }).fill('generated');
  await page.waitForTimeout(600);
  await page.reload();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Generated person');
  await expect(page.getByLabel('Identifier', { exact: true })).toHaveValue('generated');
  await expect(page.getByText('Not saved yet')).toBeVisible();

  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 1, forged: 0, seed: 5 };
  const [writer] = await writeGeneratedSet(set);
  await enrol(page, { name: 'Generated person', id: 'generated' }, writer.genuine);
  await goTo(page, '#/signatories/generated');
  const note = page.getByLabel('Note', { exact: true });
  await note.pressSequentially('signs with the left hand');
  await page.waitForTimeout(600);
  // As after a crash: the field is not left first.
  await page.evaluate(() => window.addEventListener('blur', (event) => event.stopImmediatePropagation(), true));
  await page.reload();
  await expect(note).toHaveValue('signs with the left hand');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await note.focus();
  await note.blur();
  await expect(page.getByText('Not saved yet')).toBeHidden();
  await page.reload();
  await expect(note).toHaveValue('signs with the left hand');
  await goTo(page, '#/enrol');
  await expect(page.getByText('Not saved yet')).toBeHidden();
});
