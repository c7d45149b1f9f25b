import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { createRandom } from '../../main/base/random.ts';
import { createSignedPage, type PixelRegion } from '../../main/synthesis/page.ts';
import { signGenuine } from '../../main/synthesis/sign.ts';
import { createWriter } from '../../main/synthesis/writer.ts';
import { encodePng } from '../synthesis/generated-set.ts';
import { startHost, type Host } from './host.ts';
import { enter, goTo, offerDocument } from './steps.ts';

const dpi = 150;
let host: Host;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(() => host.stop());

/** A letter with a signature, and where that truly is. */
async function writeLetter(): Promise<{ file: string; truth: PixelRegion; width: number; height: number }> {
  const random = createRandom(11);
  const writer = createWriter(random);
  const letter = createSignedPage(signGenuine(writer, random), { kind: 'letter', name: writer.name, dpi, random });
  const file = join(host.folder, 'letter.png');
  writeFileSync(file, await encodePng(letter, dpi));
  return { file, truth: letter.region, width: letter.width, height: letter.height };
}

/** The marked region, in pixels of the page, as it is read out. */
async function marked(page: Page): Promise<PixelRegion> {
  const label = await page.getByTestId('region').getAttribute('aria-label');
  const [width, height, x, y] = (label ?? '').match(/\d+/g)?.map(Number) ?? [];
  return { x, y, width, height };
}

test('the signature on a page is proposed, and its region adjusted by keyboard and mouse', async ({ page }) => {
  const { file, truth, width, height } = await writeLetter();
  await enter(page, host.address);
  await goTo(page, '#/identify');
  await offerDocument(page, file);
  const region = page.getByTestId('region');
  await expect(region).toBeInViewport();

  const proposed = await marked(page);
  const centre = { x: truth.x + truth.width / 2, y: truth.y + truth.height / 2 };
  expect(centre.x).toBeGreaterThan(proposed.x);
  expect(centre.x).toBeLessThan(proposed.x + proposed.width);
  expect(centre.y).toBeGreaterThan(proposed.y);
  expect(centre.y).toBeLessThan(proposed.y + proposed.height);
  expect(proposed.width * proposed.height).toBeLessThan((width * height) / 8);

  await region.focus();
  const step = Math.round(Math.max(width, height) / 100);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await marked(page)).toEqual({
    ...proposed,
    x: proposed.x - step,
    y: proposed.y - 1,
    height: proposed.height + step,
  });
  await page.keyboard.press('0');
  expect(await marked(page)).toEqual({ x: 0, y: 0, width, height });
  await page.keyboard.press('1');
  expect(await marked(page)).toEqual(proposed);

  await page.getByRole('button', { name: 'Fit the page' }).click();
  const preview = page.getByAltText('Page 1 of letter.png');
  const box = await preview.boundingBox();
  if (!box) throw new Error('the page is not drawn');
  const place = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...place(0.2, 0.3));
  await page.mouse.down();
  await page.mouse.move(...place(0.5, 0.35), { steps: 4 });
  await page.mouse.move(...place(0.6, 0.4));
  await page.mouse.up();
  const drawn = await marked(page);
  expect(drawn.x / width).toBeCloseTo(0.2, 1);
  expect(drawn.y / height).toBeCloseTo(0.3, 1);
  expect(drawn.width / width).toBeCloseTo(0.4, 1);
  expect(drawn.height / height).toBeCloseTo(0.1, 1);
});
