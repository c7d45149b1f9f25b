import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';
import { violationsOf } from './accessibility.ts';
import { startHost, type Host } from './host.ts';
import { enrol, enter, goTo, offerDocument } from './steps.ts';

let host: Host;
let full: GeneratedWriter;
let initials: GeneratedWriter;

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  host = await startHost();
  // Two generated hands stand for two ways in which one person signs.
  const set = { directory: join(host.folder, 'set'), writers: 2, genuine: 6, forged: 0, seed: 11 };
  [full, initials] = await writeGeneratedSet(set);
});
test.afterEach(() => host.stop());

const formOf = (page: Page, form: string) => page.locator(`[data-testid="form"][data-form="${form}"]`);
const bar = (page: Page) => page.getByTestId('selection');

async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
}

test('forms are enrolled in batches, put in order by hand and by keys, and compared apart', async ({ page }) => {
  await enter(page, host.address);
  await enrol(page, { name: 'Ada Lindqvist', id: 'ada' }, full.genuine.slice(0, 3));
  // The batch's date reaches the specimens that were taken already.
  await page.getByLabel('Day of signing').fill('2012-05-06');
  await page.getByLabel('Day of signing').blur();
  await goTo(page, '#/signatories/ada');
  await expect(page.getByText('Signed on May 6, 2012.')).toBeVisible();
  await expect(page.getByText(/Even the youngest is \d+ years old/)).toBeVisible();

  // Specimens of the other form, given to the wrong one first.
  await goTo(page, '#/enrol?signatory=ada');
  await page.getByLabel('Add more specimens').setInputFiles(initials.genuine.slice(0, 2).map(String));
  await expect(page.getByTestId('enrol-summary')).toContainText('5 accepted');
  await goTo(page, '#/signatories/ada');
  await expect(page.getByTestId('specimen')).toHaveCount(5);

  // Those without a date come last.
  const strange = (which: number) => page.getByRole('checkbox').nth(3 + which);
  await expect(page.getByText('Unlike the others').first()).toBeVisible();
  await strange(0).focus();
  await page.keyboard.press('Space');
  await strange(1).click();
  await expect(bar(page).getByRole('status')).toHaveText('2 specimens chosen');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Form…' }).click();
  await expectAccessible(page);
  await page.getByLabel('Form of signature').selectOption('Initials');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(formOf(page, 'initials').getByTestId('specimen')).toHaveCount(2);
  await expect(page.getByText('Unlike the others')).toHaveCount(0);
  // Lists may be fresh before the change has been acknowledged, and with it can be taken back.
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(formOf(page, 'initials')).toHaveCount(0);
  await expect(page.getByText('Unlike the others')).toHaveCount(2);
  await strange(0).click();
  await strange(1).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Form…' }).click();
  await page.getByLabel('Form of signature').selectOption('Another form…');
  await page.getByLabel('Name of that form').fill('INITIALS');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(formOf(page, 'initials').getByTestId('specimen')).toHaveCount(2);

  // A note, then all at once, and nothing by Escape.
  await formOf(page, 'initials').getByRole('checkbox').first().click();
  await page.getByRole('button', { name: 'Note…' }).click();
  await page.getByRole('textbox', { name: 'Note' }).last().fill('from the signature card');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(formOf(page, 'initials').getByText('from the signature card')).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('x');
  await expect(bar(page).getByRole('status')).toHaveText('5 specimens chosen');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);

  // Without being told the verdict finds its form.
  await goTo(page, '#/verify?signatory=ada');
  await offerDocument(page, initials.genuine[3]);
  await expect(page.getByLabel('Form of signature')).toHaveValue('');
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(page.getByTestId('compared-form')).toHaveText(
    'Compared with the form “Initials”: its specimens lie nearest.',
  );
  await expect(page.getByTestId('reference')).toHaveCount(2);
  await page.getByRole('button', { name: 'Back to the page' }).click();
  await page.getByLabel('Form of signature').selectOption('Full signature (3 specimens)');
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(page.getByTestId('verdict-word')).toHaveText('Forged');
  await expect(page.getByTestId('compared-form')).toContainText('as asked');
});

test('the page says what specimens support, and one that does not belong is set aside and taken back', async ({
  page,
}) => {
  await enter(page, host.address);
  await enrol(page, { name: 'Ada Lindqvist', id: 'ada' }, full.genuine.slice(0, 1));
  await expect(page.getByTestId('set-expectation')).toContainText('Weak');
  await page.getByLabel('Add more specimens').setInputFiles([full.genuine[1], full.genuine[2], initials.genuine[0]]);
  await expect(page.getByTestId('enrol-summary')).toContainText('4 accepted');
  await expect(page.getByTestId('strangers')).toContainText('1 specimen does not seem to belong');
  await goTo(page, '#/signatories/ada');
  const support = page.getByTestId('set-support');
  await expect(support).toContainText(/With 4 specimens like these, expect 1 in \d+ skilled forgeries to pass/);
  await expect(support).toContainText(/Without those that do not seem to belong it would be 1 in \d+/);
  const stranger = page.getByTestId('specimen').filter({ has: page.getByTestId('stranger') });
  await expect(stranger).toHaveCount(1);
  await expect(stranger).toContainText('Unlike the others');
  await expectAccessible(page);
  await stranger.getByRole('button', { name: 'It belongs' }).click();
  await expect(page.getByTestId('stranger')).toHaveCount(0);
  await expect(page.getByTestId('belongs')).toHaveCount(1);
  await page.getByRole('button', { name: 'Doubt it again' }).click();
  await stranger.getByRole('button', { name: 'Set aside' }).click();
  await expect(page.getByTestId('specimen')).toHaveCount(3);
  await expect(page.getByTestId('stranger')).toHaveCount(0);
  await expect(support).toContainText('With 3 specimens like these');
  await expect(support).toContainText('One more specimen');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('specimen')).toHaveCount(4);
  await expect(stranger).toHaveCount(1);
});

test('specimens go to somebody new, two records become one, and both can be undone', async ({ page }) => {
  await enter(page, host.address);
  await enrol(page, { name: 'Ada Lindqvist', id: 'ada' }, full.genuine.slice(0, 3));
  await goTo(page, '#/signatories/ada');
  await page.getByRole('checkbox').nth(0).click();
  await page.getByRole('checkbox').nth(1).click();
  await page.getByRole('button', { name: 'Give to…' }).click();
  await page.getByRole('radio', { name: 'New person' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ada the younger');
  await page.getByLabel('Identifier', { exact: true }).fill('younger');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Give to this person' }).click();
  await expect(page.getByTestId('specimen')).toHaveCount(1);
  await goTo(page, '#/signatories/younger');
  await expect(page.getByTestId('specimen')).toHaveCount(2);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Merge with somebody…' }).click();
  await page.getByLabel('The other record').click();
  await page.getByRole('option', { name: /Ada Lindqvist/ }).click();
  await page.getByRole('radio', { name: /Ada Lindqvist/ }).click();
  await expect(page.getByTestId('merge-preview')).toContainText('Ada Lindqvist (ada) keeps name and identifier');
  await expect(page.getByTestId('merge-preview')).toContainText('Full signature: 1 specimen and 2 more');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Lindqvist' })).toBeVisible();
  await expect(page.getByTestId('specimen')).toHaveCount(3);
  await expect(page.getByTestId('merged')).toContainText('Ada the younger was merged into this person');
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await expect(page.getByTestId('specimen')).toHaveCount(1);
  await expect(page.getByTestId('merged')).toHaveCount(0);
  await goTo(page, '#/signatories/younger');
  await expect(page.getByTestId('specimen')).toHaveCount(2);
});

test('a person goes out as a file and comes in again, where it is dropped or picked', async ({ page }) => {
  await enter(page, host.address);
  await enrol(page, { name: 'Ada Lindqvist', id: 'ada' }, full.genuine.slice(0, 2));
  await goTo(page, '#/signatories/ada');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  await expectAccessible(page);
  await page.getByLabel('Passphrase of the file').fill('long enough');
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await page.getByLabel('Once more').fill('long enough');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('Ada-Lindqvist.paraph-person');
  const file = join(host.folder, saved.suggestedFilename());
  await saved.saveAs(file);

  // The identifier is taken: only as somebody new.
  await goTo(page, '#/import');
  await page.getByLabel('Choose a .paraph-person file…').setInputFiles(file);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase it was exported with').fill('wrong');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('This passphrase does not open the file');
  await expectAccessible(page);
  await dialog.getByLabel('Passphrase it was exported with').fill('long enough');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByRole('button', { name: 'Import as somebody new' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Lindqvist' })).toBeVisible();
  await expect(page.getByTestId('specimen')).toHaveCount(2);
  await expect(page.getByText('ada', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { level: 1, name: 'Signatories' })).toBeVisible();

  // Dropped anywhere it says by itself what it is for.
  const bytes = [...readFileSync(file)];
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], 'somebody.paraph-person'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  }, bytes);
  await expect(page.getByRole('dialog')).toContainText('somebody.paraph-person');
});
