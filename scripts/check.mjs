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

/** @returns {Promise<string[]>} the names of the checks that failed, each shown with what it found */
export async function runChecks() {
  const failed = [];
  for (const [name, program, ...parameters] of checks) {
    const begun = Date.now();
    const shell = process.platform === 'win32';
    const finished = await run(program, parameters, { cwd: root, env: bundledEnvironment(), shell });
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    say(`${finished.code === 0 ? '✓' : '✕'} ${name} (${seconds} s)`);
    if (finished.code === 0) continue;
    failed.push(name);
    say(`${finished.output}${finished.errors}`);
  }
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await underBundledNode(import.meta.url, async () => ((await runChecks()).length === 0 ? 0 : 1));
}
