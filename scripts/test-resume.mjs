/** `npm run test:resume`: training killed at random points, again and again; see test/training/kills. */
import { bundledEnvironment, underBundledNode } from './bundled-node.mjs';
import { root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { setUp } from './set-up.mjs';

await underBundledNode(import.meta.url, async (parameters) => {
  await setUp({ quiet: true });
  return runInForeground(process.execPath, ['test/training/kills/long-run.ts', ...parameters], {
    cwd: root,
    env: bundledEnvironment(),
  });
});
