import { expect, test, type Page } from './test.ts';
import { fill, open, overflowOf, problemsOf } from './every-view.ts';
import { isWindow, startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';
import { tabThrough, unreachable } from './tabbing.ts';

test.skip(isWindow, 'sizes of the same interface are set in a browser');

/** One workspace with work in it, looked at in many ways; nothing below changes it. */
let host: Host;
let page: Page;
let hashes: string[];

test.beforeAll(async ({ browser }) => {
  host = await startHost();
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  await enter(page, host.address);
  hashes = await fill(page, host);
});
test.afterAll(async () => {
  await page.context().close();
  await host.stop();
});

test('every view is reached by Tab whole, with the focus seen all the way and no trap', async () => {
  for (const hash of hashes) {
    await open(page, hash);
    const stops = await tabThrough(page);
    expect.soft(stops.length, `${hash}: stops`).toBeGreaterThan(7);
    expect.soft(await unreachable(page), `${hash}: never reached`).toEqual([]);
    expect
      .soft(
        stops.filter(({ seen }) => !seen).map(({ name }) => name),
        `${hash}: focus not seen`,
      )
      .toEqual([]);
  }
});

test('every view has one heading of the first level, its landmarks, a title and a way past the rail', async () => {
  for (const hash of hashes) {
    await open(page, hash);
    await expect.soft(page.getByRole('heading', { level: 1 }), hash).toHaveCount(1);
    await expect.soft(page.getByRole('main'), hash).toHaveCount(1);
    await expect.soft(page.getByRole('banner'), hash).toHaveCount(1);
    await expect.soft(page.getByRole('navigation', { name: 'Views' }), hash).toHaveCount(1);
    const heading = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
    await expect.soft(page, hash).toHaveTitle(`${heading} · Paraph`);
    await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.getByRole('link', { name: 'Skip to the content' }).focus();
    await page.keyboard.press('Enter');
    await expect.soft(page.getByRole('heading', { level: 1 }), hash).toBeFocused();
  }
});

test('what comes by itself is announced: verdicts, tallies, errors', async () => {
  // An empty desk, whatever was enrolled before.
  await goTo(page, '#/enrol');
  await goTo(page, '#/enrol?signatory=generated');
  await page
    .getByLabel('Drop specimens here')
    .setInputFiles([{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') }]);
  const summary = page.getByTestId('enrol-summary');
  await expect(summary).toContainText('could not be read');
  expect(await summary.evaluate((node) => node.closest('[aria-live], [role="status"]') !== null)).toBe(true);

  await goTo(page, '#/cases/none');
  await expect(page.getByRole('alert')).toContainText('There is no case with this identifier.');
});

test('nothing is lost at 200 % zoom', async () => {
  await page.setViewportSize({ width: 640, height: 400 });
  for (const hash of hashes) {
    await open(page, hash);
    expect.soft(await overflowOf(page), hash).toBeLessThanOrEqual(0);
    expect.soft(await cutOff(page), `${hash}: cut off`).toEqual([]);
    await tabThrough(page);
    expect.soft(await unreachable(page), `${hash}: never reached`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('nothing moves where motion is reduced', async () => {
  for (const hash of hashes) {
    await open(page, hash);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 1)
        .map(({ effect }) => (effect as KeyframeEffect).target?.className),
    );
    expect.soft(moving, hash).toEqual([]);
  }
});

test('a layout from right to left holds', async () => {
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  for (const width of [1280, 900]) {
    await page.setViewportSize({ width, height: 800 });
    for (const hash of hashes) {
      await open(page, hash);
      expect.soft(await problemsOf(page, hash), `${width} px`).toEqual([]);
      const rail = await page.getByRole('navigation', { name: 'Views' }).boundingBox();
      const main = await page.getByRole('main').boundingBox();
      expect.soft(rail?.x ?? 0, `${hash}: the rail is on the right`).toBeGreaterThan(main?.x ?? 0);
    }
  }
  await page.evaluate(() => (document.documentElement.dir = 'ltr'));
});

/** Words of buttons, links and headings that are cut off without being shown elsewhere, by a title for example. */
function cutOff(view: Page): Promise<string[]> {
  return view.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, h1, h2, h3, label, th, dt')]
      .filter((node) => node.offsetParent !== null && !node.closest('.sr-only, [title]'))
      .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible')
      .map((node) => node.innerText.slice(0, 60)),
  );
}
