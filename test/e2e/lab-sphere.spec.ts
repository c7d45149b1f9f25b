import { readFileSync } from 'node:fs';
import { expect, test, type Page } from './test.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enter, goTo } from './steps.ts';

/** A set is drawn and a runtime loaded before the first step, on a machine that may be busy. */
const begun = { timeout: 200_000 };

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.stop());

const sphere = (page: Page) => page.getByTestId('sphere');
/** What is drawn of the points, which changes with every turn. */
const drawn = (page: Page) =>
  sphere(page)
    .locator('path')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')).join());

test('a network learns on the sphere at one press, and every step of it can be looked at again', async ({ page }) => {
  test.setTimeout(600_000);
  await enter(page, host.address);
  await goTo(page, '#/lab/sphere');
  await page.getByRole('button', { name: 'Learn on a sphere' }).click();
  await expect(sphere(page)).toHaveAttribute('data-points', '48', begun);
  await expect(page.getByTestId('step-shown')).not.toHaveText(/^step [0-3] of/, begun);
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.getByRole('button', { name: 'Learn another' })).toBeEnabled(begun);
  await expect(page.getByTestId('norms')).toHaveAttribute('data-exact', 'true');

  const scrubber = page.getByRole('slider', { name: 'Steps of learning' });
  await scrubber.focus();
  await page.keyboard.press('Home');
  await expect(page.getByTestId('step-shown')).toHaveText(/^step 0 of 300$/);
  const first = await drawn(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => drawn(page)).not.toBe(first);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByText('The newest is followed')).toBeVisible();

  await sphere(page).focus();
  const before = await drawn(page);
  for (const key of ['ArrowLeft', 'ArrowUp', '+']) await page.keyboard.press(key);
  expect(await drawn(page)).not.toBe(before);
  await page.keyboard.press('0');
  await expect.poll(() => drawn(page)).toBe(before);

  const anchor = page.getByLabel('Choose the anchor');
  const chosen = await anchor.inputValue();
  await page.keyboard.press('n');
  await expect(anchor).not.toHaveValue(chosen);
  await page.getByTestId('near').first().getByRole('button').click();
  await page.getByLabel('Margin', { exact: true }).fill('1');
  await expect(page.getByTestId('within')).toContainText(/negatives? (is|are) within the margin/);
  await lookAtThis(page, 'a sphere that was learnt on');

  // Kept with the network: it can be scrubbed through after a restart of the window as well.
  await page.reload();
  await expect(sphere(page)).toHaveAttribute('data-points', '48');
  await page
    .getByRole('button', { name: 'By class' })
    .or(page.getByRole('radio', { name: 'By class' }))
    .click();
  await page.getByRole('button', { name: 'Save: Sphere' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Drawing (SVG)' }).click();
  const svg = readFileSync(await (await saved).path(), 'utf8');
  expect(svg).toContain('Alphabet');
  expect(svg.match(/<path/g)?.length).toBeGreaterThan(50);
});

test('specimens of the workspace are asked for where there are none', async ({ page }) => {
  await enter(page, host.address);
  await goTo(page, '#/lab/sphere');
  await page.getByLabel('Shown', { exact: true }).selectOption({ label: 'Specimens of this workspace' });
  await expect(page.getByText('Enrol two people with two specimens each')).toBeVisible();
  await lookAtThis(page, 'no specimens to show');
});
