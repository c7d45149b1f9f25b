/** `npm run check`: types, lint, format, import rules and unused code. */
import { pathToFileURL } from 'node:url';
import { bundledEnvironment, underBundledNode } from './bundled-node.mjs';
import { root } from './places.mjs';
import { run } from './processes.mjs';
import { say } from './report.mjs';

/** Each check with the program of node_modules/.bin that does it. @type {readonly (readonly [string, string, ...string[]])[]} */
const checks = [
  ['types', 'tsc', '--noEmit', '-p', '.'],
  ['types of the scripts', 'tsc', '--noEmit', '-p', 'scripts'],
  ['components', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ['lint', 'eslint', '.'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['import rules', 'depcruise', '--config', '.dependency-cruiser.cjs', 'main', 'renderer', 'electron'],
  ['unused code', 'knip'],
];

/** @param {(typeof checks)[number]} check @returns {Promise<boolean>} whether it passed */
async function runCheck([name, program, ...parameters]) {
  const begun = Date.now();
  const shell = process.platform === 'win32';
  const finished = await run(program, parameters, { cwd: root, env: bundledEnvironment(), shell });
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  say(`${finished.code === 0 ? '✓' : '✕'} ${name} (${seconds} s)`);
  if (finished.code !== 0) say(`${finished.output}${finished.errors}`);
  return finished.code === 0;
}

/** Runs the checks, two at a time. @returns {Promise<string[]>} the names of those that failed, what they found being shown */
export async function runChecks() {
  /** @type {string[]} */
  const failed = [];
  const waiting = [...checks];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await runCheck(check))) failed.push(check[0]);
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await underBundledNode(import.meta.url, async () => ((await runChecks()).length === 0 ? 0 : 1));
}
