/** Every command of the checkout goes on under the Node that is pinned for it, whichever Node npm began with. */
import { realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './files.mjs';
import { installNode, installPackages } from './packages.mjs';
import { bundledNode, modules, root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { sayError, SetUpError } from './report.mjs';

export const setUpLock = join(root, '.paraph', 'set-up.lock');
const oldestNode = 18;

/**
 * The environment of everything that runs under the bundled Node: its own programs first, and the machine's proxy and
 * certificates for what set-up downloads.
 * @param {NodeJS.ProcessEnv} environment
 */
export function bundledEnvironment(environment = process.env) {
  const path = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const programs = join(modules, '.bin');
  const entries = (environment[path] ?? '').split(delimiter).filter((entry) => entry !== programs);
  return {
    ...environment,
    [path]: [programs, ...entries].join(delimiter),
    NODE_USE_ENV_PROXY: '1',
    NODE_USE_SYSTEM_CA: '1',
  };
}

/** True in a process that was started as `underBundledNode` starts one. */
function isBundled() {
  try {
    return process.env['NODE_USE_ENV_PROXY'] === '1' && realpathSync(process.execPath) === realpathSync(bundledNode);
  } catch {
    return false;
  }
}

async function preparePackages() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    throw new SetUpError(
      `Node ${process.versions.node} is too old to begin with.`,
      `Install Node ${oldestNode} or newer.`,
    );
  }
  await installPackages();
  await installNode();
}

/**
 * Runs `main` under the bundled Node: here if this is it, else in a child that takes this process's place. Ends the
 * process with the exit code that `main` returns; a failure is told with its next step and ends with 2.
 * @param {string} script  import.meta.url of the script that calls
 * @param {(parameters: string[]) => Promise<number>} main
 */
export async function underBundledNode(script, main) {
  const parameters = process.argv.slice(2);
  try {
    await withLock(setUpLock, preparePackages);
    process.exitCode = isBundled()
      ? await main(parameters)
      : await runInForeground(bundledNode, [fileURLToPath(script), ...parameters], {
          cwd: process.cwd(),
          env: bundledEnvironment(),
        });
  } catch (error) {
    sayError(error);
    process.exitCode = 2;
  }
}
