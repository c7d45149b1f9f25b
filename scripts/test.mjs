/**
 * `npm test`: sets up what is missing, then runs the checks, the tests under vitest and the browser tests, and ends
 * with one line that sums them up. `npm test -- FILTER…` runs the matching vitest files alone.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testInBrowser, testInWindow } from './browser-tests.mjs';
import { build, parts } from './build.mjs';
import { bundledEnvironment, underBundledNode } from './bundled-node.mjs';
import { runChecks } from './check.mjs';
import { whyWindowless } from './electron-runtime.mjs';
import { readJson } from './files.mjs';
import { modules, root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { sayError } from './report.mjs';
import { setUp } from './set-up.mjs';
import { countVitest, summaryLine } from './test-summary.mjs';

/** @param {string[]} filters @param {string} folder */
async function runVitest(filters, folder) {
  const file = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runInForeground(
    process.execPath,
    [join(modules, 'vitest', 'vitest.mjs'), 'run', ...reporters, ...filters],
    {
      cwd: root,
      env: bundledEnvironment(),
    },
  );
  return countVitest(await readJson(file), code);
}

/** @param {string} folder */
async function runEverything(folder) {
  const { chromium } = await setUp({ chromium: true });
  const windowless = await whyWindowless();
  await build(parts.interface);
  const failedChecks = await runChecks();
  const counts = [await runVitest([], folder), await testInBrowser(folder, chromium ?? '', windowless)];
  if (windowless === null) counts.push(await testInWindow(folder));
  const skipped = counts.reduce((sum, count) => sum + count.skipped, 0);
  if (skipped > 0) console.log(`${skipped} skipped`);
  if (failedChecks.length > 0) console.log(`Checks that failed: ${failedChecks.join(', ')}`);
  return summaryLine(counts, failedChecks.length);
}

/** @param {string[]} filters @param {string} folder */
async function runSome(filters, folder) {
  await setUp({ quiet: true });
  return summaryLine([await runVitest(filters, folder)], 0);
}

/** @param {string[]} filters @param {string} folder */
async function summarise(filters, folder) {
  try {
    return await (filters.length > 0 ? runSome(filters, folder) : runEverything(folder));
  } catch (error) {
    sayError(error);
    return '0 passed, 1 failed';
  }
}

await underBundledNode(import.meta.url, async (filters) => {
  const folder = await mkdtemp(join(tmpdir(), 'paraph-test-'));
  const line = await summarise(filters, folder);
  await rm(folder, { recursive: true });
  console.log(line);
  return line.endsWith(' 0 failed') ? 0 : 1;
});
