/** TensorFlow for GPUs, installed beside the application (`paraph runtime install`), and how a process comes to use it. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { defaultDataFolder } from './data-folder.ts';

/** The folder of this user that holds installed runtimes: beside the workspace, so that a copy of that stays small. */
export function gpuRuntimePlace(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  return join(dirname(defaultDataFolder(platform, environment, home)), 'paraph-runtime');
}

/**
 * What a process needs in its environment to load that runtime instead of the application's own: libraries found by
 * LD_LIBRARY_PATH go before those that the binding names. Empty where none is installed for this version of TensorFlow,
 * or where PARAPH_RUNTIME asks for another.
 *
 * @param main the folder main/ of the application whose binding will load it
 */
export function gpuRuntimeEnvironment(
  main: string,
  environment: NodeJS.ProcessEnv,
  place = gpuRuntimePlace(),
): NodeJS.ProcessEnv {
  const wanted = environment['PARAPH_RUNTIME'] || 'gpu';
  const folder = wanted === 'gpu' ? installedFolder(main, place) : null;
  if (folder === null) return {};
  const libraries = [join(folder, 'tensorflow'), environment['LD_LIBRARY_PATH']].filter(Boolean);
  return { PARAPH_GPU_RUNTIME: folder, LD_LIBRARY_PATH: libraries.join(delimiter) };
}

/** The marker is written last, so where it is the runtime is whole. */
function installedFolder(main: string, place: string): string | null {
  if (!existsSync(place)) return null;
  const version = tensorflowOf(main);
  const folder = join(place, `tensorflow-${version}-gpu-${process.platform}-${process.arch}`);
  return existsSync(join(folder, 'complete.json')) ? folder : null;
}

/** The version that the application's binding was compiled for. */
function tensorflowOf(main: string): string | null {
  const record = join(main, '..', 'node_modules', '@tensorflow', 'tfjs-node-gpu', 'deps', 'paraph-runtime.json');
  try {
    return (JSON.parse(readFileSync(record, 'utf8')) as { tensorflow: string | null }).tensorflow;
  } catch {
    return null;
  }
}
