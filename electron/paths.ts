/** Where things lie: in a checkout beside each other, in a packaged application among its resources. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron';
import { defaultDataFolder } from '../main/hosts/data-folder.ts';
import { recentDirectories } from './recent-workspaces.ts';

/** What the engine's process runs on and from, outside the archive that only Electron can read. */
export interface EnginePlaces {
  readonly node: string;
  readonly main: string;
  readonly model: string;
}

export function enginePlaces(): EnginePlaces {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const root = app.isPackaged ? join(process.resourcesPath, 'engine') : app.getAppPath();
  return {
    node: app.isPackaged ? join(root, binary) : join(root, 'node_modules', 'node', 'bin', binary),
    main: join(root, 'main'),
    model: join(root, 'resources', 'model'),
  };
}

export const interfaceFolder = () => join(app.getAppPath(), 'dist', 'renderer');
export const preloadFile = () => join(app.getAppPath(), 'dist', 'preload', 'preload.cjs');

const defaultWorkspace = () => defaultDataFolder(process.platform, process.env, homedir());

/** Chromium's own files, apart from the workspace's. */
export const windowDataFolder = () => join(defaultWorkspace(), 'window');

/** `--workspace DIR`, or the workspace that was open last, or the platform's own data folder. */
export function chooseWorkspace(words: readonly string[]): string {
  return namedWorkspace(words, process.cwd()) ?? recentDirectories()[0] ?? resolve(defaultWorkspace());
}

/** What `--workspace` names. Chromium's switches are among the words: others are let pass. */
export function namedWorkspace(words: readonly string[], folder: string): string | undefined {
  const { values } = parseArgs({ args: [...words], options: { workspace: { type: 'string' } }, strict: false });
  return typeof values.workspace === 'string' ? resolve(folder, values.workspace) : undefined;
}
