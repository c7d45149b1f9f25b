/** Where things are: in the checkout, and in the user's cache folder. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const modules = join(root, 'node_modules');
/** Notes about what set-up found; they go when the packages go. */
export const notes = join(modules, '.paraph');
/** The package that binds TensorFlow to Node. */
export const bindingPackage = join(modules, '@tensorflow', 'tfjs-node-gpu');
/** What the application reads to know which runtime it has and why. */
export const runtimeRecord = join(bindingPackage, 'deps', 'paraph-runtime.json');

/**
 * The folder for files that can be fetched again, shared by every checkout of this user.
 * XDG base directories on Linux, the platform's own elsewhere.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} platform
 * @param {string} home
 */
export function cacheFolder(environment = process.env, platform = process.platform, home = homedir()) {
  const chosen = environment['XDG_CACHE_HOME'];
  if (chosen) return join(resolve(chosen), 'paraph');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'paraph');
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'paraph');
  return join(home, '.cache', 'paraph');
}

/** The Node that the npm package `node` puts into the checkout. */
export const bundledNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
