/** `npm start`: sets up what is missing and opens the application, in Electron's window or in a browser. */
import { build, parts } from './build.mjs';
import { bundledEnvironment, underBundledNode } from './bundled-node.mjs';
import { electronProgram } from './electron-runtime.mjs';
import { root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { setUp } from './set-up.mjs';

/** @param {string[]} parameters  passed on, for instance `--workspace DIR` */
async function start(parameters) {
  const { window } = await setUp({ window: true });
  await build(parts.interface);
  const options = { cwd: root, env: bundledEnvironment() };
  const electron = window?.host === 'window' ? await electronProgram() : null;
  if (electron) {
    await build(parts.shell);
    return runInForeground(electron, ['.', ...parameters], options);
  }
  return runInForeground(process.execPath, ['main/hosts/cli/main.ts', 'serve', ...parameters], options);
}

await underBundledNode(import.meta.url, start);
