import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './test.ts';
import { reproduce } from '../../main/imaging/reproduce.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enrol, enter, goTo, offerDocument } from './steps.ts';

const crowd = 2_000;
let host: Host;

test.afterEach(() => host.stop());

test('a specimen and a person can be taken away and brought back; an erased person stays away', async ({ page }) => {
  host = await startHost();
  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 4, forged: 0, seed: 21 };
  const [writer] = await writeGeneratedSet(set);
  await enter(page, host.address);
  await enrol(page, { name: 'Ada Lindqvist', id: 'ada' }, writer.genuine.slice(0, 3));

  await goTo(page, '#/signatories/ada');
  await expect(page.getByTestId('specimen')).toHaveCount(3);
  await page.getByRole('checkbox').first().click();
  await page.getByTestId('selection').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByTestId('specimen')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('specimen')).toHaveCount(3);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ada Berg');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Berg' })).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Nobody is enrolled yet')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Ada Berg removed.', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: /Ada Berg/ }).click();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Erase for good…' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('3 specimens');
  const erase = question.getByRole('button', { name: 'Erase for good' });
  await expect(erase).toBeDisabled();
  await question.getByRole('textbox').fill('ada');
  await erase.click();
  await expect(page.getByText('Nobody is enrolled yet')).toBeVisible();
});

test('a copy of a specimen is called so, shows its original, and waits for a person', async ({ page }) => {
  host = await startHost();
  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 3, forged: 0, seed: 24 };
  const [writer] = await writeGeneratedSet(set);
  await enter(page, host.address);
  await enrol(page, { name: 'Ada Lindqvist', id: 'ada' }, writer.genuine);
  const copy = join(host.folder, 'mandate.jpg');
  writeFileSync(copy, await reproduce(readFileSync(writer.genuine[1]), 'x', { scale: 0.7, degrees: 3, quality: 70 }));
  await goTo(page, '#/verify?signatory=ada');
  await offerDocument(page, copy);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(page.getByTestId('verdict-word')).toHaveText('Copy');
  await expect(page.getByText('By its distance alone the verdict would be: Genuine.')).toBeVisible();
  const original = page.getByTestId('original');
  await expect(original).toContainText(/Specimen no\. \d/);
  await expect(original).toContainText(/coincide over (9\d|100)\s?% of their length/);
  await expect(original).toContainText(/turned by [23](\.\d)?°/);
  await lookAtThis(page, 'a copy and its original');
  await original.getByRole('link').click();
  await expect(page).toHaveURL(/compare\?left=case.*mode=overlay/);
  await goTo(page, '#/review');
  await expect(page.getByText('Copy').first()).toBeVisible();
});

test('a verdict is overruled with a reason, and the case keeps both', async ({ page }) => {
  host = await startHost();
  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 4, forged: 0, seed: 22 };
  const [writer] = await writeGeneratedSet(set);
  await enter(page, host.address);
  await enrol(page, { name: 'Ada Lindqvist', id: 'ada' }, writer.genuine.slice(0, 3));
  await goTo(page, '#/verify?signatory=ada');
  await offerDocument(page, writer.genuine[3]);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  const word = await page.getByTestId('verdict-word').innerText();
  await expect(page.getByTestId('announcer')).toContainText(word);
  await expect(page.getByTestId('reasons-sentence')).toHaveText(/agree|differs|stands out/);
  await page.getByText('Everything measured').click();
  await expect(page.getByRole('row', { name: /^Slant -?\d+° .*±/ })).toBeVisible();
  await lookAtThis(page, 'reasons of a verdict');

  await page.keyboard.press('o');
  const decide = page.getByRole('dialog').getByRole('button', { name: 'Overrule the verdict' });
  await page.getByLabel('Your name').fill('M. Keller');
  await expect(decide).toBeDisabled();
  await page.getByLabel('Why').fill('Compared on paper.');
  await decide.click();
  await expect(page.getByTestId('disposition')).toContainText('Overruled by M. Keller');
  await expect(page.getByTestId('verdict-word')).toHaveText(word);

  await goTo(page, '#/cases');
  await expect(page.getByRole('link', { name: /Ada Lindqvist/ })).toContainText('Overruled');
  await page.getByRole('link', { name: /Ada Lindqvist/ }).click();
  await expect(page.getByTestId('step')).toContainText('Compared on paper.');
  await page.getByRole('button', { name: 'Remove the case' }).click();
  await expect(page.getByText('No cases yet')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('verdict-word')).toHaveText(word);
});

test('a long list is scrolled to its end by keyboard, searched, and never drawn whole', async ({ page }) => {
  host = await startHost((directory) => {
    const workspace = openWorkspace({ directory });
    for (let number = 0; number < crowd; number++) {
      const digits = String(number).padStart(4, '0');
      workspace.signatories.create({ id: `P-${digits}`, name: `Person ${digits}` });
    }
    workspace.close();
  });
  await enter(page, host.address);
  await goTo(page, '#/signatories');
  const rows = page.getByRole('list', { name: 'Signatories, by name' }).getByRole('listitem');
  await page.getByRole('link', { name: /Person 0000/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /Person 0001/ })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('link', { name: /Person 1999/ })).toBeFocused();
  expect(await rows.count()).toBeLessThan(60);

  await page.keyboard.press('/');
  await page.keyboard.type('P-1234');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Person 1234');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('Person 0777');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Person 0777' })).toBeVisible();
});
