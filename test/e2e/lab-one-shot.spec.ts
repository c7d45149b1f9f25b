import { expect, test, type Page } from './test.ts';
import { startHost, type Host } from './host.ts';
import { writeLabNetwork } from './lab-network.ts';
import { lookAtThis } from './look.ts';
import { enter, goTo } from './steps.ts';

let host: Host;
test.beforeEach(async ({ page }) => {
  host = await startHost(writeLabNetwork);
  await enter(page, host.address);
  await goTo(page, '#/lab/one-shot');
});
test.afterEach(() => host.stop());

const panel = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();

type Point = readonly [x: number, y: number];

/** Draws with the mouse; points are shares of the pad. */
async function draw(page: Page, points: readonly Point[]): Promise<void> {
  const pad = page.getByTestId('pad').first();
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no pad');
  const [[x, y], ...more] = points.map(([across, down]) => [box.x + across * box.width, box.y + down * box.height]);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const [toX, toY] of more) await page.mouse.move(toX, toY, { steps: 6 });
  await page.mouse.up();
}

const wave: Point[] = Array.from({ length: 13 }, (_, i) => [0.1 + i / 15, 0.5 + 0.35 * Math.sin(i / 1.3)]);
const ring: Point[] = Array.from({ length: 25 }, (_, i) => [
  0.5 + 0.35 * Math.cos((i / 24) * 2 * Math.PI),
  0.5 + 0.35 * Math.sin((i / 24) * 2 * Math.PI),
]);

test('trials are played by button and key, with a probe by chance, chosen or drawn', async ({ page }) => {
  test.slow();
  const ranked = page.getByTestId('ranked');
  await expect(ranked).toHaveCount(5, { timeout: 60_000 });
  await expect(page.getByTestId('tally')).toContainText('1 trial won');
  await expect(page.locator('[data-testid="ranked"][data-right="true"]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Next trial' }).click();
  await expect(page.getByTestId('tally')).toContainText('of 2 trials won');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  await expect(page.getByTestId('tally')).toContainText('of 3 trials won');
  await page.getByLabel('Other number of classes').fill('8');
  await expect(ranked).toHaveCount(8);
  await expect(page.getByTestId('tally')).toContainText('1 trial won');
  await lookAtThis(page, 'a trial');

  await panel(page, 'Draw');
  await expect(page.getByText('Draw, and the classes line up.')).toBeVisible();
  await draw(page, ring);
  await expect(page.getByRole('img', { name: 'The probe' })).toBeVisible();
  await page.getByLabel('You draw').selectOption({ index: 1 });
  await expect(page.getByTestId('trial-outcome')).toHaveAttribute('data-place', /^[1-8]$/);
  await page.getByRole('button', { name: 'Undo stroke' }).click();
  await expect(page.getByText('Draw, and the classes line up.')).toBeVisible();

  await panel(page, 'Choose');
  await page.getByRole('button', { name: 'Picture 2' }).click();
  await expect(page.getByTestId('trial-outcome')).toHaveAttribute('data-place', /^[1-8]$/);
});

test('many trials are counted live, both parts apart, and a pair is set among others', async ({ page }) => {
  test.slow();
  await panel(page, 'Many trials');
  await page.getByLabel('Trials of each n').fill('40');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  for (const part of ['unseen', 'learnt']) {
    await expect(page.getByTestId(`trials-${part}`).getByRole('row')).toHaveCount(6, { timeout: 120_000 });
  }
  await expect(page.getByTestId('trials-subject')).toHaveText('Small, Generated characters, Mixed alphabets');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByTestId('trials-unseen').getByRole('row').nth(1)).toContainText('40');
  await lookAtThis(page, 'accuracies by n');

  await page.getByLabel('Trials of each n').fill('100000');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Stopped: what was counted so far.')).toBeVisible();

  await panel(page, 'Same or different?');
  await expect(page.getByTestId('pair-error')).toContainText('equal error rate');
  await page.getByRole('button', { name: 'Picture 1', exact: true }).first().click();
  await page.getByRole('button', { name: 'Picture 1', exact: true }).last().click();
  await expect(page.getByTestId('pair-word')).toHaveText('Looks the same');
  await expect(page.getByText('L2 distance 0.000, cosine distance 0.000.')).toBeVisible();
  await lookAtThis(page, 'a pair');
});

test('classes of one’s own are drawn, tried, renamed, removed and brought back', async ({ page }) => {
  test.slow();
  await expect(page.getByLabel('Pictures of')).toBeVisible();
  await panel(page, 'Your own');
  await expect(page.getByLabel('Pictures of')).toBeHidden();
  await expect(page.getByText('Nothing of your own yet')).toBeVisible();
  const keep = page.getByRole('button', { name: 'Keep as a new class' });
  for (const [name, points] of [
    ['Wave', wave],
    ['Ring', ring],
  ] as const) {
    await page.getByLabel('Name of the class').fill(name);
    await expect(keep).toBeDisabled();
    await draw(page, points);
    await keep.click();
    await expect(page.getByRole('article', { name })).toBeVisible();
  }
  await draw(page, wave);
  await page.getByLabel('Add to').selectOption('Wave');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('img', { name: 'Drawing 2 of Wave' })).toBeVisible();

  await panel(page, 'Try');
  await draw(
    page,
    ring.map(([x, y]) => [0.2 + x / 2, 0.1 + y / 2]),
  );
  await expect(page.getByTestId('nearest-own')).toHaveText('Nearest: Ring', { timeout: 60_000 });
  await expect(page.getByTestId('drawn-class').first()).toHaveAccessibleName('Ring');
  await lookAtThis(page, 'classes of one’s own');

  await page.getByRole('button', { name: 'Rename: Ring' }).click();
  await page.getByRole('dialog').getByLabel('Name of the class').fill('Circle');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article', { name: 'Circle' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove Circle' }).click();
  await expect(page.getByRole('article', { name: 'Circle' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(page.getByRole('article', { name: 'Circle' })).toBeVisible();

  await page.reload();
  await panel(page, 'Your own');
  await expect(page.getByTestId('drawn-class')).toHaveCount(2);
});

test('what is drawn is looked into, and classes drawn twice become a set of the lab', async ({ page }) => {
  test.slow();
  await goTo(page, '#/lab/network');
  await panel(page, 'Draw it');
  await draw(page, ring);
  await expect(page.getByRole('img', { name: 'The 64 feature maps of conv1' })).toBeVisible({ timeout: 60_000 });
  await lookAtThis(page, 'a drawing that is looked into');

  await goTo(page, '#/lab/one-shot');
  await panel(page, 'Your own');
  for (const [number, points] of [wave, ring, wave.slice(0, 7), ring.slice(0, 13)].entries()) {
    const name = `Class ${number + 1}`;
    await draw(page, points);
    await page.getByLabel('Name of the class').fill(name);
    await page.getByRole('button', { name: 'Keep as a new class' }).click();
    await expect(page.getByRole('article', { name })).toBeVisible();
    await draw(page, points);
    await page.getByLabel('Add to').selectOption(name);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('img', { name: `Drawing 2 of ${name}` })).toBeVisible();
  }
  await lookAtThis(page, 'enough classes for a set');
  await page.getByLabel('Name of the set').fill('Loops');
  await page.getByRole('button', { name: 'Make a set of 4 classes' }).click();
  await expect(page.getByTestId('lab-set').filter({ hasText: 'Loops' })).toContainText('2 classes, 4 pictures');
});
