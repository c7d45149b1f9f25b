/** What a checkout needs beyond its packages and Node, and one line about each thing that is used. */
import { join } from 'node:path';
import { setUpLock } from './bundled-node.mjs';
import { ensureChromium } from './chromium.mjs';
import { prepareWindow } from './electron-runtime.mjs';
import { readJson, withLock, writeJson } from './files.mjs';
import { modules, notes, root } from './places.mjs';
import { reasonForFailure, run } from './processes.mjs';
import { say, SetUpError } from './report.mjs';
import { runtimeLine } from './runtime-choice.mjs';
import { installRuntime } from './runtime.mjs';

/** @typedef {{ window: import('./window-choice.mjs').WindowChoice | null, chromium: string | null }} Prepared */

/** Opens an empty database once per installation: a prebuilt binary for another platform would show here. */
async function checkDatabase() {
  const { version } = await readJson(join(modules, 'better-sqlite3', 'package.json'));
  const note = join(notes, 'database.json');
  const known = await readJson(note);
  if (known?.version === version) return known;
  const question =
    "console.log(new (require('better-sqlite3'))(':memory:').prepare('select sqlite_version()').pluck().get())";
  const finished = await run(process.execPath, ['-e', question], { cwd: root });
  if (finished.code !== 0) {
    throw new SetUpError(
      `the database cannot be opened on ${process.platform}-${process.arch} (${reasonForFailure(finished)}).`,
      'Delete node_modules and run the same command again; if it fails again, this platform is not supported.',
    );
  }
  const checked = { version, sqlite: finished.output.trim() };
  await writeJson(note, checked);
  return checked;
}

/** @param {{ again: boolean, trusting: boolean, window: boolean, chromium: boolean }} options @returns {Promise<{ lines: string[], prepared: Prepared }>} */
async function prepare({ again, trusting, window, chromium }) {
  const runtime = await installRuntime({ again, trusting });
  const database = await checkDatabase();
  const opened = window ? await prepareWindow({ again }) : null;
  const browser = chromium ? await ensureChromium() : null;
  const lines = [
    runtimeLine(runtime, runtime.gpu),
    ...(runtime.advice ? [`         ${runtime.advice}`] : []),
    `Node: ${process.versions.node}, from node_modules`,
    `Database: SQLite ${database.sqlite} (better-sqlite3 ${database.version})`,
    ...(opened ? [`Window: ${opened.host === 'window' ? 'Electron' : 'your browser'} (${opened.why})`] : []),
    ...(browser ? [`Browser tests: ${browser}`] : []),
  ];
  return { lines, prepared: { window: opened, chromium: browser } };
}

/**
 * Installs what is missing; runs under the bundled Node.
 * @param {{ again?: boolean, window?: boolean, chromium?: boolean, quiet?: boolean }} [options]
 *   `window` and `chromium` prepare these too, `again` tries afresh what failed before, `quiet` leaves the lines out and takes
 *   a runtime in place as it is
 * @returns {Promise<Prepared>}
 */
export async function setUp({ again = false, window = false, chromium = false, quiet = false } = {}) {
  const { lines, prepared } = await withLock(setUpLock, () => prepare({ again, trusting: quiet, window, chromium }));
  if (!quiet) for (const line of lines) say(line);
  return prepared;
}
