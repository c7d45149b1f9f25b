import { expect, test, type Page } from './test.ts';
import { fill, open, problemsOf } from './every-view.ts';
import { isWindow, startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';

test.skip(isWindow, 'sizes and languages of the same interface are set in a browser');

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.stop());

test('the language follows the system until one is chosen, and comes back', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'de-AT' });
  const page = await context.newPage();
  await enter(page, host.address);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await goTo(page, '#/settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();

  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('radio', { name: 'English' })).toBeFocused();
  await page.goto(new URL('/', host.address).href);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await context.close();
});

test('every view is wholly German as soon as German is chosen, accessible and no wider than the window', async ({
  page,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enter(page, host.address);
  const hashes = await fill(page, host);
  for (const width of [1280, 900]) {
    await page.setViewportSize({ width, height: 700 });
    for (const hash of hashes) {
      // Changed while the view is open: what was kept in a constant would stay English.
      await choose(page, 'English');
      await open(page, hash);
      await choose(page, 'Deutsch');
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
      await expect.soft(page.getByRole('heading', { level: 1 }), hash).toBeVisible();
      expect.soft(await englishIn(page), hash).toEqual([]);
      expect.soft(await problemsOf(page, hash), `${width} px`).toEqual([]);
    }
  }
});

test('what the engine answers is German too, with numbers as one writes them there', async ({ page }) => {
  await enter(page, host.address);
  await choose(page, 'Deutsch');
  await goTo(page, '#/cases/none');
  await expect(page.getByRole('alert')).toContainText('Es gibt keinen Fall mit dieser Kennung.');
  await goTo(page, '#/verify');
  await page.getByLabel('Dokument oder Unterschrift ablegen').setInputFiles({
    name: 'bild.gif',
    mimeType: 'image/gif',
    buffer: Buffer.from('GIF89a'),
  });
  await expect(page.getByRole('alert')).toContainText('Das ist ein GIF-Bild; so etwas liest Paraph nicht.');
  await expect(page.getByRole('alert')).toContainText('Speichern Sie es als PNG');
  await goTo(page, '#/help');
  await expect(page.getByRole('table')).toContainText(/\d,\d\s%/);
});

/** By the palette, which is there in every view and in either language. */
async function choose(page: Page, language: 'English' | 'Deutsch'): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill(language);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Texts, shown or spoken, with words that only English has; what names a file, a person or a language is left out. */
function englishIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words =
      /(?<![-\w])(the|and|of|with|you|your|this|that|from|are|not|how|what|which|signature|specimens?|verif\w+|identify|settings|cases|search|choose|open|close|remove|show|people|person’s|loading)\b/i;
    const spoken = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription'];
    const found = new Set<string>();
    for (const node of document.body.querySelectorAll('*')) {
      if (node.closest('[lang]:not(html), script, style, [translate="no"], [data-testid="announcer"]')) continue;
      const own = [...node.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map((text) => text.textContent ?? '');
      for (const text of [...own, ...spoken.map((name) => node.getAttribute(name) ?? '')]) {
        if (words.test(text)) found.add(text.trim().slice(0, 100));
      }
    }
    return [...found];
  });
}
