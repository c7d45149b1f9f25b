import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from './test.ts';
import { startHost, type Host } from './host.ts';
import { lookAtThis } from './look.ts';
import { enter, goTo } from './steps.ts';

const cli = fileURLToPath(new URL('../../main/hosts/cli/main.ts', import.meta.url));

/** A network that has learnt a little: enough that before and after differ. */
function trainSmallNetwork(workspace: string): void {
  const settings = ['--name', 'Small network', '--preset', 'quick', '--size', '8', '--steps', '12'];
  const { status, stderr } = spawnSync(process.execPath, [cli, 'lab', 'train', ...settings, '--workspace', workspace], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

const numberIn = async (page: Page, testId: string) => Number(await page.getByTestId(testId).first().textContent());

async function tally(page: Page, stage: 'before' | 'after'): Promise<number[]> {
  const cells = await page.getByTestId(`tally-${stage}`).locator('[data-kind]').allInnerTexts();
  return cells.map((text) => Number(text.replace(/\D/g, '')));
}

test.describe('seeing what a network does', () => {
  let host: Host;
  test.beforeEach(async () => {
    test.setTimeout(600_000);
    host = await startHost(trainSmallNetwork);
  });
  test.afterEach(() => host.stop());

  test('the network page: towers, a path, and two embeddings that add up', async ({ page }) => {
    await enter(page, host.address);
    await goTo(page, '#/lab/network');
    await expect(
      page.getByRole('img', { name: /^Anchor, positive and negative pass the same 9 layers/ }),
    ).toBeVisible();
    await expect(page.getByRole('img', { name: 'The 64 feature maps of conv1' })).toBeVisible();
    const squared = await numberIn(page, 'squared');
    const cosine = await numberIn(page, 'cosine');
    expect(Math.abs(squared - (2 - 2 * cosine))).toBeLessThan(3e-6);
    const rows = page.locator('tbody tr', { has: page.getByRole('rowheader') });
    await expect(rows).toHaveCount(8);
    const added = await rows.evaluateAll((found) => found.map((row) => Number(row.children[4].textContent)));
    expect(Math.abs(added.reduce((sum, value) => sum + value, 0) - squared)).toBeLessThan(8e-6);

    await page.getByRole('radio', { name: 'Anchor and negative' }).click();
    await expect.poll(() => numberIn(page, 'squared')).not.toBe(squared);

    const map = page.getByRole('slider', { name: 'Feature map' }).first();
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await expect(map).toHaveAttribute('aria-valuetext', 'Feature map 2 of 64 of conv1');

    await page.getByRole('radio', { name: 'Negative', exact: true }).first().click();
    await page.getByRole('button', { name: 'Alphabet 1 / 1, picture 5' }).click();
    await expect(page.getByRole('button', { name: 'Alphabet 1 / 1, picture 5 (N)' })).toBeVisible();
    await lookAtThis(page, 'a network of the lab');

    await page.getByLabel('Network', { exact: true }).selectOption('signatures');
    await expect(page.getByRole('img', { name: 'The 32 feature maps of fine' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Imitation 1 (N)' })).toBeVisible();
    await lookAtThis(page, 'the model of signatures');
  });

  test('the triplets page: kinds follow the margin at once, losses have the numbers put in', async ({ page }) => {
    await enter(page, host.address);
    await goTo(page, '#/lab/triplets');
    await expect(page.getByTestId('tally-after')).toBeVisible();
    // 6 classes of 4: 72 pairs, each with 20 negatives.
    for (const stage of ['before', 'after'] as const) {
      expect((await tally(page, stage)).reduce((sum, count) => sum + count, 0)).toBe(1_440);
    }
    const semiHard = (await tally(page, 'before'))[1];
    expect(semiHard).toBeGreaterThan(0);
    const margin = page.getByRole('slider', { name: 'Margin' });
    await margin.fill('0');
    expect((await tally(page, 'before'))[1]).toBe(0);
    await margin.fill('0.5');
    expect((await tally(page, 'before'))[1]).toBeGreaterThan(semiHard);

    // The hardest comes first: max(0, d(a, p) − d(a, n) + 0.5), of the numbers beside it.
    const loss = await numberIn(page, 'loss-l2-after');
    const distances = (await page.getByTestId('triplet-after').innerText()).match(/\d\.\d{3}/g)?.map(Number) ?? [];
    expect(Math.abs(loss - Math.max(0, distances[0] - distances[1] + 0.5))).toBeLessThan(2e-3);
    await expect(page.getByText('Triplet 1 of 1,440')).toBeVisible();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('j');
    await expect(page.getByText('Triplet 2 of 1,440')).toBeVisible();
    await page.keyboard.press('k');
    await expect(page.getByText('Triplet 1 of 1,440')).toBeVisible();
    await page.getByLabel('Triplets taken').first().selectOption('batch-hard');
    await expect(page.getByText('Triplet 1 of 24')).toBeVisible();
    await lookAtThis(page, 'triplets');
  });

  test('the trivial solution is drawn as it happens, and can be stopped', async ({ page }) => {
    await enter(page, host.address);
    await goTo(page, '#/lab/triplets');
    await page.getByRole('radio', { name: 'Pairs (contrastive)' }).click();
    await page.getByRole('button', { name: 'Train both' }).click();
    await expect(page.getByTestId('trivial-curves')).toBeVisible({ timeout: 240_000 });
    await expect(page.getByRole('slider', { name: /^Spread of the embeddings/ })).toBeVisible();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Train both' })).toBeVisible();
    await lookAtThis(page, 'the trivial solution');
  });
});
