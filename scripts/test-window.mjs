/** `npm run test:window`: the browser tests in Electron's window, where its runtime can be had and a window can open. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testInWindow } from './browser-tests.mjs';
import { build, parts } from './build.mjs';
import { underBundledNode } from './bundled-node.mjs';
import { sayError } from './report.mjs';
import { setUp } from './set-up.mjs';
import { summaryLine } from './test-summary.mjs';

/** @param {string} folder */
async function testEverything(folder) {
  const { window } = await setUp({ again: true, window: true });
  if (window?.host !== 'window') {
    console.log(`No window can be tested here: ${window?.why}.`);
    return '0 passed, 1 failed';
  }
  await build(parts.interface);
  return summaryLine([await testInWindow(folder)], 0);
}

await underBundledNode(import.meta.url, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paraph-test-'));
  const line = await testEverything(folder).catch((error) => {
    sayError(error);
    return '0 passed, 1 failed';
  });
  await rm(folder, { recursive: true });
  console.log(line);
  return line.endsWith(' 0 failed') ? 0 : 1;
});
