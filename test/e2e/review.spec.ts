import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import type { Case } from '../../main/contract/records.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { createRandom } from '../../main/base/random.ts';
import { identifyCase, newSpecimen, verifyCase } from '../storage/records.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enter, goTo } from './steps.ts';
import { expect, test, type Page } from './test.ts';

const waiting = 12;
const many = 3_000;
let host: Host;
let picture: Uint8Array;

test.beforeAll(async () => {
  // Not an SVG: a test before this one in the same process may have loaded the decoder, which lets none in.
  const size = { width: 300, height: 90 };
  const pixels = new Uint8Array(size.width * size.height).fill(255);
  for (let x = 5; x < 290; x++) {
    const middle = Math.round(45 + 30 * Math.sin(x / 30));
    for (let y = middle - 2; y <= middle + 2; y++) pixels[y * size.width + x] = 0;
  }
  picture = new Uint8Array(
    await sharp(pixels, { raw: { ...size, channels: 1 } })
      .png()
      .toBuffer(),
  );
});
test.afterEach(() => host.stop());

/** Two persons, cases that wait and one that does not; `fill` adds more. */
function prepare(directory: string, fill: (record: (one: Case) => void) => void = () => undefined): void {
  let now = Date.now() - 10_000_000;
  const workspace = openWorkspace({ directory, now: () => now });
  const random = createRandom(5);
  const [ada, bob] = ['Ada', 'Bob'].map((name) => workspace.signatories.create({ id: name.toLowerCase(), name }));
  const [specimen, other] = [ada, bob].map(({ id }) =>
    workspace.specimens.add(newSpecimen(random, id, { scanned: picture, cleaned: picture })),
  );
  const pictures = { scanned: picture, cleaned: picture };
  const record = (one: Case) => void workspace.cases.record({ ...one, createdAt: (now += 1_000) }, pictures);
  workspace.transaction(() => {
    record(verifyCase(ada, [specimen.id], { fileName: 'clear.png' }));
    for (let number = 1; number <= waiting; number++) {
      const decision = {
        word: 'inconclusive',
        reason: 'between-thresholds',
        thresholds: null,
        supports: null,
      } as const;
      record(verifyCase(ada, [specimen.id], { fileName: `waits ${number}.png`, decision }));
    }
    const unknown = identifyCase([bob, ada], 'unknown');
    const nearest = [other.id, specimen.id];
    const candidates = unknown.candidates.map((one, rank) => ({ ...one, nearestSpecimen: nearest[rank] }));
    record({ ...unknown, fileName: 'stranger.png', candidates });
    fill(record);
  });
  workspace.close();
}

async function saved(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a queue is worked through by keys alone, and the last decision taken back', async ({ page }) => {
  host = await startHost((workspace) => prepare(workspace));
  await enter(page, host.address);
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const rows = page.getByTestId('waiting');
  const current = page.locator('[data-testid=waiting][aria-current=true]');
  await expect(rows).toHaveCount(waiting + 1);
  await expect(page.getByText('waits 1.png').first()).toBeVisible();

  await page.keyboard.press('c');
  await page.getByLabel('Your name').fill('Dana');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(waiting);
  await expect(page.getByText('waits 2.png').first()).toBeVisible();

  const begun = Date.now();
  for (let left = waiting - 1; left >= waiting - 5; left--) {
    await page.keyboard.press('c');
    await expect(rows).toHaveCount(left);
  }
  expect(Date.now() - begun).toBeLessThan(10_000);
  await expect(page.getByText('waits 7.png').first()).toBeVisible();

  await page.keyboard.press('j');
  await expect(page.getByText('waits 8.png').first()).toBeVisible();
  await page.keyboard.press('o');
  const settle = page.getByRole('dialog').getByRole('button', { name: 'Settle the case' });
  await expect(settle).toBeDisabled();
  // The group cuts off whatever lies outside of it: the ring of the focus lies within.
  await expect(page.locator('[role=radio]:focus')).toHaveCSS('outline-offset', '-4px');
  await lookAtThis(page, 'settling a case');
  await page.getByRole('dialog').getByRole('radio', { name: 'Forged' }).click();
  await page.getByRole('textbox', { name: 'Why' }).fill('She was abroad');
  await settle.click();
  await expect(page.getByText('waits 9.png').first()).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText('waits 8.png').first()).toBeVisible();
  await expect(current).toHaveCount(1);

  await page.keyboard.press('s');
  await page.getByLabel('Note for the second reviewer').fill('Not sure');
  await page.getByRole('dialog').getByRole('button', { name: 'Send on' }).click();
  await page.getByRole('button', { name: /^Sent on/ }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByTestId('disposition')).toContainText('Sent on by Dana');
  await expect(page.getByTestId('step').first()).toContainText('settled the case: the signature was forged');
  await expect(page.getByText('Not sure').first()).toBeVisible();

  await current.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Is it Ada?' })).toBeVisible();
});

test('a person says whose signature it is, and takes it back', async ({ page }) => {
  host = await startHost((workspace) => prepare(workspace));
  await enter(page, host.address);
  await goTo(page, '#/cases?kind=identify');
  await page.getByRole('link', { name: /stranger/ }).click();
  const ada = page.getByTestId('candidate').filter({ hasText: 'Ada' });
  await ada.getByRole('button', { name: 'Not this person' }).click();
  await page.getByLabel('Your name').fill('Dana');
  await page.getByRole('dialog').getByRole('button', { name: 'Not this person' }).click();
  await expect(ada).toContainText('Not this person, says Dana');
  await ada.getByRole('button', { name: 'Take back what was said about Ada' }).click();
  await expect(ada.getByRole('button', { name: 'Same person' })).toBeVisible();
  await ada.getByRole('button', { name: 'Same person' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Same person' }).click();
  await expect(ada).toContainText('Same person, says Dana');
  await expect(page.getByTestId('step')).toHaveCount(3);
  await expect(ada.getByRole('button', { name: 'Enrol as a specimen' })).toBeVisible();
});

test('cases are saved as documents, one or many, and as a table; many are removed and brought back', async ({
  page,
}) => {
  host = await startHost((workspace) => prepare(workspace));
  await enter(page, host.address);
  await goTo(page, '#/cases');
  await page.getByRole('link', { name: /clear\.png/ }).click();
  const one = await saved(page, () => page.getByRole('button', { name: 'Save PDF' }).click());
  expect(one.name).toMatch(/^paraph-case-.*\.pdf$/);
  expect(one.bytes.subarray(0, 5).toString()).toBe('%PDF-');

  await goTo(page, '#/cases');
  const boxes = page.getByRole('checkbox');
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  const bar = page.getByTestId('chosen-cases');
  await expect(bar).toContainText('3 cases selected');
  const zip = await saved(page, () => bar.getByRole('button', { name: 'A PDF each (ZIP)' }).click());
  expect(Object.keys(unzipSync(zip.bytes))).toHaveLength(3);

  await page.keyboard.press('Control+a');
  await expect(bar).toContainText(`${waiting + 2} cases selected`);
  const table = await saved(page, () => bar.getByRole('button', { name: 'Table (CSV)' }).click());
  expect(parse(table.bytes, { columns: true, bom: true })).toHaveLength(waiting + 2);
  const all = await saved(page, () => bar.getByRole('button', { name: 'One PDF' }).click());
  expect(all.bytes.length).toBeGreaterThan(one.bytes.length);

  await bar.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('No cases yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(boxes.first()).toBeVisible();
});

test('thousands of cases are filtered by the address and scrolled to the end', async ({ page }) => {
  const person = { id: 'bob', name: 'Bob', note: '', createdAt: 0, specimens: 0, face: null };
  host = await startHost((workspace) =>
    prepare(workspace, (record) => {
      for (let number = 0; number < many; number++) record(verifyCase(person, [], { fileName: `row ${number}.png` }));
    }),
  );
  await enter(page, host.address);
  await goTo(page, '#/cases?word=inconclusive&sort=oldest');
  await expect(page.getByRole('status').filter({ hasText: `${waiting} cases` })).toBeVisible();
  await expect(page.getByLabel('Verdict')).toHaveValue('inconclusive');
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: `${(many + waiting + 2).toLocaleString('en')} cases` }),
  ).toBeVisible();
  await page.getByRole('link', { name: /clear\.png/ }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('link', { name: new RegExp(`row ${many - 1}\\.png`) })).toBeFocused();
  await page.getByLabel('Search names and files').fill('row 1234');
  await expect(page.getByRole('link', { name: /row 1234\.png/ })).toBeVisible();
  expect(await page.evaluate(() => location.hash)).toContain('search=row');
});
