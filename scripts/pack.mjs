/**
 * `npm run pack`: packages for this platform, in dist/packages or in `--output FOLDER`. `--dir` stops at the unpacked
 * application; `--electron FOLDER` takes Electron's runtime from a folder instead of downloading it.
 */
import { parseArgs } from 'node:util';
import { build, parts } from './build.mjs';
import { underBundledNode } from './bundled-node.mjs';
import { say } from './report.mjs';
import { setUp } from './set-up.mjs';

const options = /** @type {const} */ ({
  dir: { type: 'boolean' },
  electron: { type: 'string' },
  output: { type: 'string' },
});

await underBundledNode(import.meta.url, async (parameters) => {
  const { values } = parseArgs({ args: parameters, options });
  await setUp({ quiet: true });
  await build(parts.interface);
  await build(parts.shell);
  // Only now are the packages there that it imports.
  const { makePackages } = await import('./pack/make-packages.mjs');
  const { dir: unpacked, electron: electronDist, output } = values;
  for (const path of await makePackages({ unpacked, electronDist, output })) say(path);
  return 0;
});
