/** `npm run train:lab`: makes the lab's network of characters again. */
import { bundledEnvironment, underBundledNode } from './bundled-node.mjs';
import { root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { setUp } from './set-up.mjs';

await underBundledNode(import.meta.url, async (parameters) => {
  await setUp();
  return runInForeground(process.execPath, ['main/lab/train-lab.ts', ...parameters], {
    cwd: root,
    env: bundledEnvironment(),
  });
});
