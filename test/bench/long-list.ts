/** Ten thousand signatories in the interface: how long one waits for rows, and what it takes of memory. */
import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { createRandom } from '../../main/base/random.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { encodeRgbPng } from '../../main/synthesis/png.ts';
import { renderInk } from '../../main/synthesis/render.ts';
import { sampleName } from '../../main/synthesis/sample-name.ts';
import { signGenuine } from '../../main/synthesis/sign.ts';
import { createWriter } from '../../main/synthesis/writer.ts';
import { startHost, type Host } from '../e2e/host.ts';
import { newSpecimen } from '../storage/records.ts';
import { median } from './rounds.ts';

const signatories = 10_000;
const executablePath = process.env['CHROME_PATH'] || '/usr/bin/chromium';

/** Everybody with a specimen whose picture is a signature's. */
function fill(directory: string): void {
  const random = createRandom(1);
  const dpi = 75;
  const picture = encodeRgbPng(renderInk(signGenuine(createWriter(random), random), { dpi, random }), dpi);
  const workspace = openWorkspace({ directory });
  workspace.transaction(() => {
    for (let i = 0; i < signatories; i++) {
      const id = String(100_000 + i);
      workspace.signatories.create({ id, name: sampleName(random), note: '' });
      workspace.specimens.add(newSpecimen(random, id, { cleaned: picture }));
    }
  });
  workspace.close();
}

/** Milliseconds in the page from `act` until an element is there that fits. */
async function wait(page: Page, act: () => Promise<unknown>, selector: string): Promise<number> {
  const begun = performance.now();
  await act();
  await page.locator(selector).first().waitFor();
  return performance.now() - begun;
}

const row = (index: number) => `a[data-index="${index}"]`;
const go = (page: Page, hash: string) => page.evaluate((wanted) => (location.hash = wanted), hash);

async function measurePage(page: Page, host: Host, rounds: number) {
  await page.goto(host.address);
  const opened = await wait(page, () => go(page, '#/signatories'), row(0));
  const again: number[] = [];
  const searched: number[] = [];
  const end: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await go(page, '#/settings');
    again.push(await wait(page, () => go(page, '#/signatories'), row(0)));
    const wanted = String(100_000 + ((round * 7_919) % signatories));
    const field = page.locator('input[type="search"]');
    searched.push(await wait(page, () => field.fill(wanted), `${row(0)}:has-text("${wanted}")`));
    await wait(page, () => field.fill(''), row(5));
    await page.locator(row(0)).focus();
    end.push(await wait(page, () => page.keyboard.press('End'), row(signatories - 1)));
    // A list comes back as it was left: from its beginning.
    await wait(page, () => page.keyboard.press('Home'), row(0));
  }
  return { opened, again: median(again), searched: median(searched), end: median(end), ...(await weigh(page)) };
}

/** Rows drawn, and megabytes of the page's own objects after a collection. */
async function weigh(page: Page): Promise<{ drawn: number; heap: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { drawn: await page.locator('a[data-index]').count(), heap: usedSize / 2 ** 20 };
}

/** Resident megabytes of the engine, the host's only child; null where the system does not tell. */
function engineMemory({ process: parent }: Host): number | null {
  const children = `/proc/${parent}/task/${parent}/children`;
  if (!existsSync(children)) return null;
  const [engine] = readFileSync(children, 'utf8').split(' ');
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${engine}/status`, 'utf8'));
  return resident ? Number(resident[1]) / 1_024 : null;
}

/** Null where there is no Chromium to look with. */
export async function measureLongList(rounds: number) {
  if (!existsSync(executablePath)) return null;
  const host = await startHost(fill);
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    return { signatories, ...(await measurePage(page, host, rounds)), engine: engineMemory(host) };
  } finally {
    await browser?.close();
    await host.stop();
  }
}
