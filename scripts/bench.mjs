/** `npm run bench`: see test/bench/bench.ts. */
import { build, parts } from './build.mjs';
import { bundledEnvironment, underBundledNode } from './bundled-node.mjs';
import { root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { setUp } from './set-up.mjs';

await underBundledNode(import.meta.url, async (parameters) => {
  await setUp({ quiet: true });
  await build(parts.interface);
  return runInForeground(process.execPath, ['test/bench/bench.ts', ...parameters], {
    cwd: root,
    env: bundledEnvironment(),
  });
});
