/** A browser of Chromium's family: for the browser tests, and for showing the application as a window of its own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from './probe.mjs';
import { reasonForFailure, run } from './processes.mjs';
import { say, SetUpError } from './report.mjs';

/** Commands on the PATH, best first. */
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where installers put them. @param {NodeJS.ProcessEnv} environment @returns {Record<string, string[]>} */
function places(environment) {
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return {
    win32: windows.flatMap((folder) => programs.map((program) => join(folder, ...program))),
    darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
  };
}

/** @param {string} command @returns {Promise<string | null>} */
async function onPath(command) {
  if (process.platform === 'win32') return null;
  const { code, output } = await run('sh', ['-c', 'command -v "$0"', command]);
  return code === 0 ? output.trim() : null;
}

/** The path of a browser of this family, or null. CHROME_PATH goes first. @returns {Promise<string | null>} */
export async function findChromium() {
  const wanted = process.env['CHROME_PATH'];
  if (wanted) return wanted;
  for (const place of places(process.env)[process.platform] ?? []) if (await exists(place)) return place;
  for (const command of commands) {
    const found = await onPath(command);
    if (found) return found;
  }
  return null;
}

async function isDebian() {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*debian/m.test(release);
}

/** Installs Debian's package; Ubuntu's `chromium` is only a pointer to a snap. */
async function installFromDebian() {
  say('Chromium: installing the package `chromium` for the browser tests (about 100 MB) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, show: true });
  const finished = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  if (finished.code !== 0) say(`  that did not work: ${reasonForFailure(finished)}`);
}

/**
 * Makes sure that the browser tests have a browser.
 * @returns {Promise<string>} its path
 * @throws {SetUpError} where there is none and none can be installed
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && (await isDebian())) await installFromDebian();
  const installed = await findChromium();
  if (installed) return installed;
  throw new SetUpError(
    'the browser tests need Chromium, Chrome or Edge, and none was found.',
    'Install one (`apt-get install chromium` on Debian), or name its program in CHROME_PATH; then run `npm test` again.',
  );
}
