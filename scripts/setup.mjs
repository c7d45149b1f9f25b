/** `npm run setup`: installs everything and tries afresh what failed before. */
import { underBundledNode } from './bundled-node.mjs';
import { setUp } from './set-up.mjs';

await underBundledNode(import.meta.url, async () => {
  await setUp({ again: true, window: true });
  return 0;
});
