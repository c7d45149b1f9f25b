/** Electron's runtime, which its package fetches from GitHub rather than from the package registry. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { modules, notes } from './places.mjs';
import { exists } from './probe.mjs';
import { reasonForFailure, run } from './processes.mjs';
import { say } from './report.mjs';
import { chooseWindow } from './window-choice.mjs';

const folder = join(modules, 'electron');
const note = join(notes, 'electron.json');
const notFetched = 'it is not fetched where no window could open';
/** A failed download is not tried again at every start. */
const retryMs = 24 * 3600 * 1000;

/** The program, or null where the runtime is not there. @returns {Promise<string | null>} */
export async function electronProgram() {
  const name = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => null);
  const program = name === null ? null : join(folder, 'dist', name.trim());
  return program !== null && (await exists(program)) ? program : null;
}

/** @param {{ again: boolean }} options @returns {Promise<string | null>} why it could not be had, or null */
async function fetchRuntime({ again }) {
  const { version } = await readJson(join(folder, 'package.json'));
  const failed = await readJson(note);
  if (!again && failed?.version === version && Date.now() - failed.triedAt < retryMs) return failed.why;
  say(`Window: fetching Electron ${version} (about 120 MB) …`);
  const finished = await run(process.execPath, [join(folder, 'install.js')], { timeoutMs: 10 * 60_000 });
  if (await electronProgram()) return null;
  const why = `it could not be fetched from GitHub (${reasonForFailure(finished)})`;
  await writeJson(note, { version, why, triedAt: Date.now() });
  return why;
}

/**
 * Fetches Electron's runtime where it is missing and can be had, and says how the application will open.
 * @param {{ again?: boolean }} [options]
 */
export async function prepareWindow({ again = false } = {}) {
  const screen = probeScreen();
  const couldOpen = chooseWindow({ ...screen, missing: null }).host === 'window';
  const missing = (await electronProgram()) ? null : couldOpen || again ? await fetchRuntime({ again }) : notFetched;
  return chooseWindow({ ...screen, missing });
}

/** Why no window could open now, with nothing fetched; null where one could. @returns {Promise<string | null>} */
export async function whyWindowless() {
  const missing = (await electronProgram()) ? null : 'it was not fetched';
  const { host, why } = chooseWindow({ ...probeScreen(), missing });
  return host === 'window' ? null : why;
}

function probeScreen() {
  const platform = process.platform;
  const display = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return { platform, display, root: platform !== 'win32' && process.getuid?.() === 0 };
}
