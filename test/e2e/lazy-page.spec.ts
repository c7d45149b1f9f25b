import { createLazyPage } from './lazy-page.ts';
import { expect, test } from './test.ts';

test('a page that is there later is one as far as a test can see', async ({ page: real }) => {
  const { page, become } = createLazyPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.emulateMedia({ colorScheme: 'dark' });
  await become(real);
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await page.evaluate(() => {
    document.body.textContent = 'here';
    console.log('said');
  });
  await expect(page.getByText('here')).toBeVisible();
  await expect(page).toHaveURL(real.url());
  expect(await page.locator('body').innerText()).toBe('here');
  expect(page.viewportSize()).toEqual(real.viewportSize());
  await expect.poll(() => said).toEqual(['said']);
});
