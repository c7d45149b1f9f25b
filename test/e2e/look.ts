/** Looks at views as axe does, in both themes and sizes. */
import { expect, type Page } from '@playwright/test';
import { problemsOf } from './every-view.ts';

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [
    { width: 1280, height: 800 },
    { width: 900, height: 600 },
  ].map((size) => ({ colorScheme, size })),
);

/** @param look gets the name of the look, for what it has to complain about */
export async function inEveryLook(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const { colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await look(`${colorScheme}, ${size.width} px`);
  }
}

/** The view as it stands, with whatever is unfolded in it. @param what says in a failure what was looked at */
export async function lookAtThis(page: Page, what: string): Promise<void> {
  await inEveryLook(page, async (name) => expect.soft(await problemsOf(page, what), name).toEqual([]));
}
