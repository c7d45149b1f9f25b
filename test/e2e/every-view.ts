/** Every view of the interface, empty and with work in it, and what is wanted of each. */
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { hrefOf, plainViews } from '../../renderer/state/routes.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { violationsOf } from './accessibility.ts';
import type { Host } from './host.ts';
import { enrol, goTo, identify, verify } from './steps.ts';

/** Addresses of the views that need nothing to be there. */
export const plainHashes = [
  ...plainViews.map((view) => hrefOf({ view })),
  hrefOf({ view: 'enrol', signatory: null }),
  hrefOf({ view: 'verify', signatory: null }),
  hrefOf({ view: 'import', row: null }),
  '#/cases',
  hrefOf({ view: 'lab', page: 'sets' }),
  hrefOf({ view: 'lab', page: 'sphere' }),
  hrefOf({ view: 'lab', page: 'grid' }),
  hrefOf({ view: 'lab', page: 'one-shot' }),
  hrefOf({ view: 'lab', page: 'network' }),
  hrefOf({ view: 'lab', page: 'triplets' }),
];

/** Enrols a person, verifies and identifies. @returns the addresses of every view, those of the person and a case among them */
export async function fill(page: Page, host: Host): Promise<string[]> {
  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 5, forged: 1, seed: 5 };
  const [writer] = await writeGeneratedSet(set);
  await enrol(page, { name: 'Generated Person', id: 'generated' }, writer.genuine.slice(0, 3));
  await verify(page, 'generated', writer.genuine[3]);
  await identify(page, writer.genuine[4]);
  await goTo(page, '#/cases');
  await page.locator('[data-index="0"]').click();
  await expect(page.getByTestId('verdict-word')).toBeVisible();
  const caseHash = await page.evaluate(() => location.hash);
  const comparison = page.getByRole('link', { name: /^Compare with/ }).first();
  const compareHash = (await comparison.getAttribute('href')) ?? '';
  return [...plainHashes, hrefOf({ view: 'signatory', signatory: 'generated' }), caseHash, compareHash];
}

export async function open(page: Page, hash: string): Promise<void> {
  await goTo(page, hash);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** What axe finds, which includes WCAG 2 A and AA with contrast, and what is wider than the window. Empty when all is well. */
export async function problemsOf(page: Page, hash: string): Promise<string[]> {
  const found = await violationsOf(page);
  const beyond = await overflowOf(page);
  return [...found, ...(beyond > 0 ? [`${beyond} px wider than the window`] : [])].map((what) => `${hash}: ${what}`);
}

/** Pixels that the document or the view itself is wider than there is room. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('main')];
    return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
  });
}
