import { expect, test, type Page } from './test.ts';
import { fill, open, plainHashes, problemsOf } from './every-view.ts';
import { startHost, type Host } from './host.ts';
import { inEveryLook } from './look.ts';
import { enter } from './steps.ts';

async function lookAtAll(page: Page, hashes: readonly string[]): Promise<void> {
  await inEveryLook(page, async (name) => {
    for (const hash of hashes) {
      await open(page, hash);
      expect.soft(await problemsOf(page, hash), name).toEqual([]);
    }
  });
}

/** What the console complains about from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

test.describe('every view, in both themes and sizes, is accessible and does not overflow', () => {
  let host: Host;
  test.beforeEach(async () => {
    host = await startHost();
  });
  test.afterEach(() => host.stop());

  test('with nothing in it', async ({ page }) => {
    test.slow();
    const complaints = complaintsOf(page);
    await enter(page, host.address);
    await lookAtAll(page, plainHashes);
    expect(complaints).toEqual([]);
  });

  test('with work in it', async ({ page }) => {
    test.slow();
    const complaints = complaintsOf(page);
    await enter(page, host.address);
    await lookAtAll(page, await fill(page, host));
    expect(complaints).toEqual([]);
  });
});
