import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import sharp from 'sharp';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';
import { violationsOf } from './accessibility.ts';
import { startHost, type Host } from './host.ts';
import { enrol, enter, goTo, offerDocument } from './steps.ts';

/** The questioned signature is the first specimen, turned clockwise and made smaller. */
const turned = 8;
const shrunk = 0.9;

let host: Host;
let page: Page;
let writer: GeneratedWriter;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  host = await startHost();
  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 3, forged: 0, seed: 5 };
  [writer] = await writeGeneratedSet(set);
  const context = await browser.newContext();
  page = await context.newPage();
  await enter(page, host.address);
  await enrol(page, { name: writer.name, id: 'person' }, writer.genuine);
  const questioned = join(host.folder, 'questioned.png');
  writeFileSync(questioned, await disturbed(writer.genuine[0]));
  await goTo(page, '#/verify?signatory=person');
  await offerDocument(page, questioned);
  const run = page.getByRole('button', { name: 'Verify', exact: true });
  await expect(run).toBeEnabled();
  await run.click();
  await expect(page.getByTestId('heat-thumbnail')).toBeVisible();
});
test.afterAll(async () => {
  await page.context().close();
  await host.stop();
});

async function disturbed(file: string): Promise<Buffer> {
  const { width = 0 } = await sharp(file).metadata();
  const small = await sharp(file)
    .resize(Math.round(width * shrunk))
    .rotate(turned, { background: '#ffffff' })
    .withMetadata({ density: 200 })
    .png()
    .toBuffer();
  return small;
}

/** Turn in degrees, size in percent and shift in pixels of the right signature, as the panel says it. */
async function moved(): Promise<{ x: number; y: number; degrees: number; size: number }> {
  // Numbers are shown with the minus sign, U+2212.
  const text = ((await page.getByTestId('moved').textContent()) ?? '').replaceAll('−', '-');
  const [x, y, degrees, size] = (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return { x, y, degrees, size };
}

/** How many pixels of a pane are of a kind: what is drawn, not what is said of it. */
async function countPixels(pane: string): Promise<{ dark: number; blue: number; orange: number; warm: number }> {
  // What was changed last is drawn at the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.getByTestId(pane).evaluate((element) => {
    const canvas = element.querySelector('canvas');
    const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    const count = { dark: 0, blue: 0, orange: 0, warm: 0 };
    for (let at = 0; image && at < image.data.length; at += 4) {
      const [red, green, blue] = image.data.slice(at, at + 3);
      if (Math.max(red, green, blue) < 60) count.dark++;
      else if (blue > 120 && red < 60) count.blue++;
      else if (red > 190 && blue < 60) count.orange++;
      else if (red > 200 && red - blue > 25) count.warm++;
    }
    return count;
  });
}

test('the case leads to the viewer, and back again', async () => {
  await page.getByRole('link', { name: 'Compare in full' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Compare' })).toBeVisible();
  await expect(page.getByTestId('caption-left')).toContainText('questioned.png');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('verdict-word')).toBeVisible();
  await page.getByTestId('heat-thumbnail').getByRole('link', { name: 'Heat map' }).click();
  await expect(page.getByRole('radio', { name: 'Heat map' })).toBeChecked();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('link', { name: 'Compare in full' }).click();
  await expect(page.getByTestId('pane-left')).toBeVisible();
  await page.getByRole('combobox', { name: 'Signature B' }).selectOption({ label: await firstSpecimen() });
});

/** The choice that shows the first specimen. */
async function firstSpecimen(): Promise<string> {
  const labels = await page.getByRole('combobox', { name: 'Signature B' }).locator('option').allTextContents();
  return labels.find((label) => label.includes('01.png')) ?? '';
}

test('both are aligned by themselves: turn and size are found again', async () => {
  await expect.poll(async () => Math.abs((await moved()).degrees - turned)).toBeLessThan(0.5);
  expect(Math.abs((await moved()).size - 100 * shrunk)).toBeLessThan(1);
  await page.getByRole('button', { name: 'True size' }).click();
  expect(await moved()).toMatchObject({ degrees: 0, size: 100 });
  await page.keyboard.press('a');
  await expect.poll(async () => Math.abs((await moved()).degrees - turned)).toBeLessThan(0.5);
  await expect(page.getByTestId('announcer')).toContainText('Aligned');
});

test('arrows nudge, dots turn, and all of it can be undone', async () => {
  const before = await moved();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  let now = await moved();
  expect(now.x - before.x).toBeCloseTo(1);
  expect(now.y - before.y).toBeCloseTo(-10);
  await page.keyboard.press('.');
  now = await moved();
  expect(now.degrees - before.degrees).toBeCloseTo(0.5);
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  expect(await moved()).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  expect((await moved()).x - before.x).toBeCloseTo(1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('m');
  const pane = await boxOf('pane-right');
  await drag({ x: pane.x + 100, y: pane.y + 100 }, 40, 5);
  expect((await moved()).x).toBeGreaterThan(before.x + 1);
  await page.keyboard.press('Control+z');
  expect(await moved()).toEqual(before);
  await page.keyboard.press('Escape');
});

async function boxOf(pane: string) {
  const box = await page.getByTestId(pane).boundingBox();
  if (!box) throw new Error('the pane is not drawn');
  return box;
}

/** Drags to the right. */
async function drag(from: { x: number; y: number }, pixels: number, steps: number): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + pixels, from.y, { steps });
  await page.mouse.up();
}

test('overlay gives each its own colour, and black where they coincide', async () => {
  await page.keyboard.press('2');
  await expect(page.getByTestId('announcer')).toContainText('Overlay');
  const aligned = await countPixels('pane-both');
  expect(aligned.dark).toBeGreaterThan(4 * (aligned.blue + aligned.orange));
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowDown');
  const apart = await countPixels('pane-both');
  expect(apart.blue).toBeGreaterThan(5 * aligned.blue + 100);
  expect(apart.orange).toBeGreaterThan(5 * aligned.orange + 100);
  const balance = page.getByRole('slider', { name: 'From A to B' });
  await balance.fill('0');
  expect((await countPixels('pane-both')).orange).toBe(0);
  await balance.fill('1');
  expect((await countPixels('pane-both')).blue).toBeLessThan(600);
  await balance.fill('0.5');
  await balance.blur();
});

test('difference tells how much coincides, and what only one has', async () => {
  await page.keyboard.press('4');
  const share = async () => Number((await page.getByTestId('coincidence').textContent())?.match(/[\d.]+/)?.[0]);
  const apart = await share();
  expect((await countPixels('pane-both')).orange).toBeGreaterThan(300);
  await page.keyboard.press('a');
  await expect.poll(share).toBeGreaterThan(95);
  expect(apart).toBeLessThan(70);
  const aligned = await countPixels('pane-both');
  expect(aligned.dark).toBeGreaterThan(10 * aligned.orange);
  const tolerance = page.getByRole('slider', { name: 'Tolerance' });
  await tolerance.fill('0');
  await expect.poll(share).toBeLessThan(95);
  await tolerance.blur();
});

test('blink changes by itself, at the space bar, and not where less motion is wanted', async () => {
  await page.keyboard.press('3');
  const shown = page.getByTestId('shown');
  const first = await shown.textContent();
  await expect(shown).not.toHaveText(first ?? '', { timeout: 3_000 });
  await page.keyboard.press('Space');
  const chosen = await shown.textContent();
  await page.waitForTimeout(1_500);
  await expect(shown).toHaveText(chosen ?? '');
  await page.keyboard.press('Space');
  await expect(shown).not.toHaveText(chosen ?? '');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Stop blinking' })).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.getByText('asks for less motion')).toBeVisible();
});

test('the heat map says where the distance comes from, by colour and in words', async () => {
  await page.keyboard.press('2');
  await page.getByRole('combobox', { name: 'Signature B' }).selectOption({ index: 2 });
  await page.keyboard.press('5');
  const regions = page.getByRole('button', { name: /^Region \d, [AB]: [\d.]+% of the distance$/ });
  await expect(regions).toHaveCount(5);
  expect((await countPixels('pane-left')).warm).toBeGreaterThan(200);
  await regions.first().focus();
  await expect(page.getByTestId('cell')).toContainText('of the distance');
  const pane = await boxOf('pane-right');
  await page.mouse.move(pane.x + pane.width / 2, pane.y + pane.height / 2);
  await expect(page.getByTestId('cell')).toContainText('likeness');
  await page.mouse.move(10, 10);
  await expect(page.getByTestId('cell')).toContainText('Point at a cell');

  const { warm } = await countPixels('pane-left');
  await page.getByRole('radio', { name: 'Holds together' }).click();
  await expect(page.getByRole('button', { name: /^Region \d, [AB]: [\d.]+% of the likeness$/ })).toHaveCount(5);
  await expect(regions).toHaveCount(0);
  await expect(async () => expect((await countPixels('pane-left')).warm).toBeLessThan(warm / 4)).toPass();
  await page.getByRole('radio', { name: 'Sets apart' }).click();
  await expect(regions).toHaveCount(5);
});

test('lengths and angles are measured by pointer and by keyboard, and removed again', async () => {
  await page.keyboard.press('1');
  await page.keyboard.press('r');
  const pane = await boxOf('pane-left');
  await drag({ x: pane.x + 100, y: pane.y + 80 }, 300, 4);
  const list = page.getByTestId('measurement');
  await expect(list).toHaveCount(1);
  // 200 dpi: the millimetres follow from the pixels.
  const [pixels, millimetres] = ((await list.textContent())?.match(/[\d.]+/g) ?? []).map(Number);
  expect(millimetres).toBeCloseTo((pixels / 200) * 25.4, 1);
  await expect(page.getByTestId('announcer')).toContainText('Measured');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  for (let step = 0; step < 10; step++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(list).toHaveCount(2);
  const keyed = Number((await list.nth(1).textContent())?.match(/[\d.]+/)?.[0]);
  // A hundred pixels of the screen against the three hundred of the drag.
  expect(keyed / pixels).toBeCloseTo(1 / 3, 1);

  await page.keyboard.press('w');
  for (const [x, y] of [[100, 200], [200, 200], [200, 100]]) await page.mouse.click(pane.x + x, pane.y + y); // prettier-ignore
  await expect(list.nth(2)).toContainText('90.0°');
  await page.getByRole('button', { name: 'Remove measurement 1' }).click();
  await expect(list).toHaveCount(2);
  await page.keyboard.press('Escape');
});

test('it zooms towards the pointer, moves, and fits again', async () => {
  const pane = await boxOf('pane-left');
  const ink = async () => (await countPixels('pane-left')).dark;
  const fitted = await ink();
  await page.mouse.move(pane.x + pane.width / 2, pane.y + pane.height / 2);
  await page.mouse.wheel(0, -600);
  await expect.poll(ink).toBeGreaterThan(1.5 * fitted);
  await page.mouse.down();
  await page.mouse.move(pane.x + 10_000, pane.y + pane.height / 2);
  await page.mouse.up();
  await expect.poll(ink).toBeLessThan(fitted / 2);
  await page.keyboard.press('0');
  await expect.poll(async () => Math.abs((await ink()) - fitted)).toBeLessThan(fitted / 20);
  await page.keyboard.down('Space');
  await page.keyboard.press('m');
  await page.mouse.move(pane.x + 200, pane.y + 50);
  await page.mouse.down();
  await page.mouse.move(pane.x + 4_000, pane.y + 50);
  await page.mouse.up();
  await page.keyboard.up('Space');
  expect(await ink()).toBeLessThan(fitted / 2);
  await page.keyboard.press('h');
  await page.keyboard.press('0');
});

test('the view is saved and copied as a picture with a caption', async () => {
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('e');
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^paraph-questioned-0\d-side-by-side\.png$/);
  const file = join(host.folder, 'export.png');
  await download.saveAs(file);
  const pane = await boxOf('pane-left');
  const picture = await sharp(readFileSync(file)).metadata();
  expect(picture.width).toBeGreaterThan(2 * pane.width);
  // Two panes one above the other, and the caption under them.
  expect(picture.height).toBeGreaterThan(4 * pane.height + 100);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy picture' }).click();
  await expect(page.getByText('Picture copied')).toBeVisible();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
  expect(types).toContain('image/png');
});

test('the keys are told, and every mode is accessible in both themes and sizes', async () => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Move signature B by a pixel');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of [
      { width: 1280, height: 800 },
      { width: 900, height: 600 },
      { width: 640, height: 400 },
    ]) {
      // prettier-ignore
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      for (const key of ['1', '2', '3', '4', '5']) {
        await page.keyboard.press(key);
        await expect(page.getByTestId(key === '1' || key === '5' ? 'pane-left' : 'pane-both')).toBeVisible();
        expect.soft(await violationsOf(page), `${key} ${colorScheme} ${size.width}`).toEqual([]);
        const overflow = await page.evaluate(() => {
          const main = document.querySelector('main');
          const own = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          return Math.max(own, main ? main.scrollWidth - main.clientWidth : 0);
        });
        expect.soft(overflow, `${key} at ${size.width}`).toBeLessThanOrEqual(0);
      }
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('specimens are compared with each other, and an address opens by itself', async () => {
  await goTo(page, '#/signatories/person');
  await page.getByRole('link', { name: 'Compare 01.png with another specimen' }).click();
  await expect(page.getByTestId('pane-left')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Signature A' })).toContainText('01.png');
  const before = await page.evaluate(() => location.hash);
  await page.keyboard.press('n');
  await expect.poll(() => page.evaluate(() => location.hash)).not.toBe(before);
  await page.reload();
  await expect(page.getByTestId('pane-left')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: writer.name })).toBeVisible();
  await goTo(page, '#/compare?left=specimen:gone&right=specimen:gone');
  await expect(page.getByRole('alert')).toBeVisible();
});
