/** The browser tests under Playwright: in Chromium on the loopback host, and the same ones in Electron's window. */
import { join } from 'node:path';
import { bundledEnvironment } from './bundled-node.mjs';
import { build, parts } from './build.mjs';
import { electronProgram } from './electron-runtime.mjs';
import { readJson } from './files.mjs';
import { modules, root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { say } from './report.mjs';
import { countPlaywright } from './test-summary.mjs';

/** @param {string} folder @param {Record<string, string>} more @param {RegExp | null} required */
async function runPlaywright(folder, more, required) {
  const file = join(folder, `playwright-${more['PARAPH_E2E_HOST']}.json`);
  const env = { ...bundledEnvironment(), PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...more };
  const parameters = [join(modules, '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'];
  const code = await runInForeground(process.execPath, parameters, { cwd: root, env });
  const counts = countPlaywright(await readJson(file), code, required);
  for (const complaint of counts.complaints) say(complaint);
  return counts;
}

/**
 * @param {string} folder  for the report
 * @param {string} chromium
 * @param {string | null} windowless  why there is no window to test in; null where those tests follow
 */
export function testInBrowser(folder, chromium, windowless) {
  const required = process.env['PARAPH_REQUIRED_TESTS'];
  const more = {
    PARAPH_E2E_HOST: 'browser',
    CHROME_PATH: chromium,
    ...(windowless === null ? { PARAPH_WINDOW_FOLLOWS: '1' } : { PARAPH_WINDOWLESS: windowless }),
  };
  return runPlaywright(folder, more, required ? new RegExp(required, 'i') : null);
}

/** Builds the shell and runs every test in Electron's window. @param {string} folder */
export async function testInWindow(folder) {
  await build(parts.shell);
  const program = (await electronProgram()) ?? '';
  return runPlaywright(folder, { PARAPH_E2E_HOST: 'window', PARAPH_ELECTRON: program }, null);
}
