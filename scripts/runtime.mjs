/** Gives the application the best runtime this machine can have, and writes down which and why. */
import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { bind } from './binding.mjs';
import { readJson, writeJson } from './files.mjs';
import { bindingPackage, modules, root, runtimeRecord } from './places.mjs';
import { exists, probe, wish } from './probe.mjs';
import { reasonForFailure, run } from './processes.mjs';
import { formatBytes, reasonOf, say } from './report.mjs';
import { chooseRuntime, describeRuntime } from './runtime-choice.mjs';
import { ensureCached, isComplete } from './runtime-cache.mjs';

/**
 * @typedef {import('./runtime-choice.mjs').Attempt} Attempt
 * @typedef {import('./runtime-choice.mjs').Probe} Probe
 * @typedef {import('./runtime-choice.mjs').RuntimeRecord} RuntimeRecord
 * @typedef {RuntimeRecord & { gpu: string | null, folder: string | null, layout: number, basis: string, triedAt: number, fallback: boolean }} Installed
 *   `layout` of the files, by the set-up that made them; `basis` what the choice rested on; `fallback` whether something
 *   better had failed
 */

const binding = join(bindingPackage, 'lib', 'napi-v8', 'tfjs_binding.node');
/** Raised when a runtime is to be put together in another way. */
const layout = 2;
/** A better runtime that could not be had is tried again after this long, or by `npm run setup`. */
const retryMs = 24 * 3600 * 1000;

/**
 * What the choice rests on that may change between two starts: another GPU or driver, or another wish.
 * @param {Probe} probed
 */
export function basisOf({ gpu, wanted }) {
  return JSON.stringify({ gpu, wanted });
}

/**
 * @param {Installed} installed
 * @param {string} basis
 * @param {number} now
 */
export function isCurrent(installed, basis, now) {
  if (installed.basis !== basis) return false;
  return !installed.fallback || now - installed.triedAt < retryMs;
}

/** Whether a runtime in place is what PARAPH_RUNTIME asks for. @param {Pick<Installed, 'basis'>} installed @param {string | null} wanted */
export function isAsWished({ basis }, wanted) {
  return JSON.parse(basis).wanted === wanted;
}

/** Whether the files of a record are still there. @param {Installed} installed */
async function isThere({ flavour, folder, layout: made }) {
  if (made !== layout) return false;
  if (flavour === 'portable') return true;
  return (await exists(binding)) && (folder === null || (await isComplete(folder)));
}

/** The binding's own installer: TensorFlow 2.9 and a binding compiled by its makers. */
async function runOwnInstaller() {
  const env = { ...process.env, PATH: [join(modules, '.bin'), process.env['PATH']].join(delimiter) };
  const finished = await run(process.execPath, ['scripts/install.js', 'gpu', 'download'], {
    cwd: bindingPackage,
    env,
    show: Boolean(process.stderr.isTTY),
    timeoutMs: 15 * 60_000,
  });
  if (finished.code !== 0 || !(await exists(binding))) {
    throw new Error(`the binding's own installer failed: ${reasonForFailure(finished)}`);
  }
}

/** Loads the runtime in a process of its own, since a library for another processor takes its process down. */
async function loadRuntime() {
  const finished = await run(process.execPath, [join(root, 'scripts', 'load-runtime.cjs')], { timeoutMs: 180_000 });
  if (finished.code !== 0) throw new Error(`it does not load: ${reasonForFailure(finished)}`);
  return /** @type {{ tensorflow: string, usesGpu: boolean }} */ (
    JSON.parse(finished.output.trim().split('\n').at(-1) ?? '')
  );
}

/** @param {Attempt} attempt @returns {Promise<string | null>} the folder in the cache that it uses */
async function install({ flavour, wheels, compiler }) {
  if (flavour === 'package') {
    await runOwnInstaller();
    return null;
  }
  const folder = await ensureCached(flavour, wheels);
  await bind(join(folder, 'tensorflow'), compiler);
  return folder;
}

/** @param {Attempt} attempt @param {readonly string[]} failures */
async function tryAttempt(attempt, failures) {
  if (attempt.flavour === 'portable') {
    await rm(binding, { force: true });
    return { ...describeRuntime(attempt, failures, { tensorflow: null, usesGpu: false }), folder: null };
  }
  const bytes = attempt.wheels.reduce((sum, wheel) => sum + wheel.bytes, 0);
  const size = bytes > 0 ? ` (${formatBytes(bytes)} unless already fetched)` : '';
  say(`Runtime: preparing TensorFlow, ${attempt.flavour}${size} …`);
  const folder = await install(attempt);
  return { ...describeRuntime(attempt, failures, await loadRuntime()), folder };
}

/** @param {Probe} probed */
async function installBest(probed) {
  const { attempts, skipped } = chooseRuntime(probed);
  const failures = [...skipped];
  for (const attempt of attempts) {
    try {
      return { ...(await tryAttempt(attempt, failures)), fallback: failures.length > 0 };
    } catch (error) {
      if (attempt.flavour === 'portable') throw error;
      failures.push(`TensorFlow (${attempt.flavour}): ${reasonOf(error)}`);
      say(`  that did not work: ${reasonOf(error)}`);
    }
  }
  throw new Error('No runtime was left to try.');
}

/**
 * Makes sure that there is a runtime. Takes milliseconds where nothing changed since the last time.
 * @param {{ again?: boolean, trusting?: boolean }} [options]
 *   `again` looks afresh even where a runtime is in place; `trusting` takes one in place without probing the machine
 * @returns {Promise<Installed>}
 */
export async function installRuntime({ again = false, trusting = false } = {}) {
  /** @type {Installed | null} */
  const record = await readJson(runtimeRecord);
  const installed = !again && record && (await isThere(record)) ? record : null;
  if (installed && trusting && isAsWished(installed, wish())) return installed;
  const probed = await probe();
  const basis = basisOf(probed);
  if (installed && isCurrent(installed, basis, Date.now())) return installed;
  const best = await installBest(probed);
  const made = { ...best, gpu: probed.gpu?.name ?? null, layout, basis, triedAt: Date.now() };
  await writeJson(runtimeRecord, made);
  return made;
}
