/** `npm run paraph -- …`: the command line, set up first where something is missing. */
import { join } from 'node:path';
import { build, parts } from './build.mjs';
import { bundledEnvironment, underBundledNode } from './bundled-node.mjs';
import { root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { setUp } from './set-up.mjs';

await underBundledNode(import.meta.url, async (parameters) => {
  await setUp({ quiet: true });
  if (parameters[0] === 'serve') await build(parts.interface);
  // Files are named relative to where the command was typed; npm keeps that place in INIT_CWD.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const program = join(root, 'main', 'hosts', 'cli', 'main.ts');
  return runInForeground(process.execPath, [program, ...parameters], { cwd, env: bundledEnvironment() });
});
