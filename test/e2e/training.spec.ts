import { mkdirSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enter, goTo, verify } from './steps.ts';
import { writeTrainingHistory } from './training-history.ts';

const people = 7;
const specimens = 3;
/** A model is judged on generated writers as well, by two networks: a minute or two on a busy machine. */
const judged = { timeout: 400_000 };

let host: Host;
test.afterEach(() => host.stop());

/** Everybody from a folder in one go; one signature of the first person is left over and answered with. */
async function enrolPeople(page: Page): Promise<string> {
  const directory = join(host.folder, 'set');
  const request = { directory, writers: people, genuine: specimens + 1, forged: 0, seed: 31 };
  const writers = await writeGeneratedSet(request);
  const given = join(host.folder, 'given');
  for (const { folder, genuine } of writers) {
    mkdirSync(join(given, folder), { recursive: true });
    genuine.slice(0, specimens).forEach((file, i) => copyFileSync(file, join(given, folder, `${i}.png`)));
  }
  await goTo(page, '#/import');
  await page.getByLabel('Choose a folder…').setInputFiles(given);
  await page.getByRole('button', { name: `Enrol ${people} people` }).click();
  await expect(page.getByTestId('import-progress')).toHaveAttribute('data-stage', 'done', { timeout: 120_000 });
  return writers[0].genuine[specimens];
}

async function describeRun(page: Page, name: string): Promise<void> {
  await goTo(page, '#/train');
  await expect(page.getByTestId('material')).toContainText(`${people} people`);
  await page.getByLabel('Name of the model').fill(name);
  await page.getByText('Details', { exact: true }).click();
  const settings = { 'People in a batch': 3, 'Signatures of each': 2, 'Forgeries of each': 0 };
  for (const [label, value] of Object.entries(settings)) await page.getByLabel(label).fill(String(value));
}

/** A chart's line that has more than one point. */
const lossCurve = (page: Page) => page.getByRole('region', { name: 'Loss' }).locator('path[d*="L"]').first();

test('too few people are told what is missing', async ({ page }) => {
  host = await startHost();
  await enter(page, host.address);
  await goTo(page, '#/train');
  await expect(page.getByText('Training needs 6 people with at least two specimens each; 0 so far.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeDisabled();
  await page.getByLabel('Characters from a file').check();
  await expect(page.getByRole('radio', { name: 'As in the guide' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeDisabled();
  const archive = { name: 'none.zip', mimeType: 'application/zip', buffer: Buffer.from('no archive at all') };
  await page.getByLabel('Choose a ZIP…').setInputFiles(archive);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByTestId('past-run')).toContainText('Failed', { timeout: 60_000 });
  await expect(page.getByText('This is no ZIP archive.')).toBeVisible();
});

test('a model is trained, watched, paused, judged, promoted and rolled back', async ({ page }) => {
  test.setTimeout(900_000);
  host = await startHost();
  await enter(page, host.address);
  const questioned = await enrolPeople(page);
  await verify(page, '001', questioned);

  await describeRun(page, 'Mine');
  await page.getByLabel('Steps').fill('5');
  await expect(page.getByRole('button', { name: 'Start training' })).toBeDisabled();
  await expect(page.getByText('From 10 to 20,000.')).toBeVisible();
  await page.getByLabel('Steps').fill('200');
  await page.getByRole('button', { name: 'Start training' }).click();

  const run = page.getByTestId('run');
  await expect(run).toHaveAttribute('data-state', 'running', { timeout: 60_000 });
  await expect(lossCurve(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('triplet').getByRole('img')).toHaveCount(3);

  await goTo(page, '#/overview');
  await expect(page.getByRole('button', { name: /Long work/ })).toBeVisible();
  await page.reload();
  await goTo(page, '#/train');
  await expect(lossCurve(page)).toBeVisible();

  await run.getByRole('button', { name: 'Pause' }).click();
  await expect(run).toHaveAttribute('data-state', 'paused', { timeout: 60_000 });
  await run.getByRole('button', { name: 'Go on' }).click();
  await expect(run).toHaveAttribute('data-state', 'running', { timeout: 60_000 });
  await run.getByRole('button', { name: 'Stop and judge the best so far' }).click();
  await expect(page.getByTestId('past-run')).toContainText('Finished', judged);
  await page.getByRole('checkbox', { name: 'Show the curves of Mine' }).check();
  await expect(page.getByTestId('compared-runs').getByRole('region', { name: 'Loss' })).toBeVisible();

  await page.getByRole('link', { name: 'Its model' }).click();
  const candidate = page.getByRole('article', { name: 'Mine' });
  await expect(candidate).toContainText('Its error on skilled forgeries of your people is unknown.');
  await candidate.getByRole('button', { name: 'What would flip?' }).click();
  await expect(page.getByTestId('flips')).toContainText('past verdict', { timeout: 60_000 });
  await page.keyboard.press('Escape');

  await candidate.getByRole('button', { name: 'Promote…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('You looked:');
  await dialog.getByRole('button', { name: /^Promote/ }).click();
  await expect(candidate).toHaveAttribute('data-active', 'true', { timeout: 60_000 });
  await page.getByRole('button', { name: /^Back to / }).click();
  await expect(candidate).toHaveAttribute('data-active', 'false', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: /^Back to / })).toHaveCount(0);

  const saved = page.waitForEvent('download');
  await candidate.getByRole('button', { name: 'Export' }).click();
  const file = join(host.folder, 'Mine.safetensors');
  await (await saved).saveAs(file);
  await candidate.getByRole('button', { name: 'Remove Mine' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(candidate).toHaveCount(0);
  await page.getByLabel('Import a model…').setInputFiles(file);
  await expect(page.getByTestId('model')).toHaveCount(2);
  await expect(page.getByTestId('model').first()).toContainText('imported');
});

test('five runs and their models can be looked at, compared and forgotten', async ({ page }) => {
  host = await startHost(writeTrainingHistory);
  await enter(page, host.address);
  await goTo(page, '#/train');
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'paused');
  await expect(page.getByTestId('past-run')).toHaveCount(4);
  await expect(page.getByText('Choose a larger margin')).toBeVisible();
  for (const name of ['Run 1', 'Run 2', 'Run 3']) {
    await page.getByRole('checkbox', { name: `Show the curves of ${name}` }).check();
  }
  const compared = page.getByTestId('compared-runs');
  await expect(compared.getByRole('region', { name: 'Loss' }).getByRole('term')).toHaveText([
    'Run 3',
    'Run 2',
    'Run 1',
  ]);
  // Without forgeries among its people there is nothing to draw.
  await expect(compared.getByRole('region', { name: 'skilled' }).getByRole('term')).toHaveText(['Run 3', 'Run 2']);
  await lookAtThis(page, 'five runs');
  await page.getByRole('button', { name: 'Remove Run 4' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByTestId('past-run')).toHaveCount(3);
  await page.getByRole('button', { name: 'Cancel the run' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('60 steps is thrown away');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the run' }).click();
  await expect(page.getByTestId('past-run').first()).toContainText('Cancelled');

  await goTo(page, '#/models');
  const opposed = page.getByRole('article', { name: 'Run 2' });
  await expect(opposed).toContainText('It accepts more skilled forgeries of people of this workspace.');
  for (const name of ['Run 1', 'Run 2']) await page.getByRole('checkbox', { name: `Compare ${name}` }).check();
  await expect(page.getByTestId('comparison')).toContainText('Both learnt from the very same signatures.');
  await expect(page.getByTestId('comparison').getByRole('region', { name: 'Loss' })).toBeVisible();
  await expect(page.getByTestId('comparison')).toContainText('+3.3 (+1.2 to +5.6)');
  await lookAtThis(page, 'models side by side');
  await opposed.getByRole('button', { name: 'Promote…' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Promote all the same' })).toBeVisible();
  await lookAtThis(page, 'promoting against the gate');
});
