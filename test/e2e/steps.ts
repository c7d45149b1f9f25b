/** What a person does in the interface, by the words on it. */
import { expect, type Page } from '@playwright/test';
import { isWindow } from './host.ts';

export async function enter(page: Page, address: string): Promise<void> {
  // A window has opened its page by itself.
  if (!isWindow) await page.goto(address);
  // The rail is the first; a page of the lab has another for its tabs.
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => (location.hash = wanted), hash);
}

/** Enrols somebody new; says how many specimens were accepted at once or on insisting. */
export async function enrol(page: Page, person: { name: string; id: string }, files: readonly string[]): Promise<void> {
  await goTo(page, '#/signatories');
  await goTo(page, '#/enrol');
  const another = page.getByRole('button', { name: 'Enrol another person' });
  const name = page.getByLabel('Name', { exact: true });
  await expect(another.or(name)).toBeVisible();
  if (await another.isVisible()) await another.click();
  await name.fill(person.name);
  await page.getByLabel('Identifier', { exact: true }).fill(person.id);
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Enrol ${person.name}` })).toBeVisible();
  await page.getByLabel('Drop specimens here').setInputFiles([...files]);
  await expect(page.getByTestId('enrol-item')).toHaveCount(files.length);
  await expect(page.getByTestId('enrol-summary')).toContainText('accepted');
  for (const insist = page.getByRole('button', { name: 'Accept anyway' }); (await insist.count()) > 0;) {
    await insist.first().click();
    await expect(page.getByTestId('enrol-summary')).toContainText('accepted');
  }
}

export async function offerDocument(page: Page, file: string): Promise<void> {
  await page.getByLabel('Drop a document or a signature').setInputFiles(file);
  await expect(page.getByTestId('region')).toBeVisible();
}

async function readWord(page: Page): Promise<string> {
  const word = (await page.getByTestId('verdict-word').innerText()).trim();
  await page.getByRole('button', { name: 'Next signature' }).click();
  return word;
}

/** Verifies one signature and answers with the word of the verdict. */
export async function verify(page: Page, signatory: string, file: string): Promise<string> {
  await goTo(page, `#/verify?signatory=${signatory}`);
  await offerDocument(page, file);
  const run = page.getByRole('button', { name: 'Verify', exact: true });
  await expect(run).toBeEnabled();
  await run.click();
  await expect(page.getByTestId('verdict-word')).toBeVisible();
  await expect(page.getByTestId('reference').first()).toBeVisible();
  return readWord(page);
}

/** Asks who signed and answers with the word of the answer. */
export async function identify(page: Page, file: string): Promise<string> {
  await goTo(page, '#/identify');
  await offerDocument(page, file);
  const run = page.getByRole('button', { name: 'Identify', exact: true });
  await expect(run).toBeEnabled();
  await run.click();
  await expect(page.getByTestId('candidate').first()).toBeVisible();
  return readWord(page);
}
