/** Opens the interface in the user's browser: as a window of its own where one of Chrome's kin is found. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly canRun: (path: string) => boolean;
}

export interface OpenCommand {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly how: 'app window' | 'default browser';
}

const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];
const macNames = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const windowsNames = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** What would open `url` on this machine, best first; empty where nobody is in front of a screen. */
export function openCommands(url: string, machine: Machine): OpenCommand[] {
  if (!hasScreen(machine)) return [];
  const windows = appBrowsers(machine)
    .filter(machine.canRun)
    .map((program) => ({ program, parameters: [`--app=${url}`], how: 'app window' }) as const);
  return [...windows.slice(0, 1), defaultBrowser(url, machine.platform)];
}

function hasScreen({ platform, environment }: Machine): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

function appBrowsers({ platform, environment }: Machine): string[] {
  if (platform === 'darwin') return macNames.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => environment[name]);
    const present = roots.filter((root) => root !== undefined);
    return windowsNames.flatMap((name) => present.map((root) => win32.join(root, name)));
  }
  const folders = (environment['PATH'] ?? '').split(':').filter(posix.isAbsolute);
  return linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

function defaultBrowser(url: string, platform: NodeJS.Platform): OpenCommand {
  const how = 'default browser';
  if (platform === 'darwin') return { program: 'open', parameters: [url], how };
  // Not `cmd /c start`: a shell would read meaning into the address.
  if (platform === 'win32') return { program: 'rundll32', parameters: ['url.dll,FileProtocolHandler', url], how };
  return { program: 'xdg-open', parameters: [url], how };
}

/** How long a program that cannot open anything takes to say so. */
const patience = 1_500;

/** Tries the commands in turn; tells which one worked, or null. */
export async function openBrowser(commands: readonly OpenCommand[]): Promise<OpenCommand | null> {
  for (const command of commands) if (await runs(command)) return command;
  return null;
}

/** Whether the program starts and does not fail at once. It outlives this process. */
function runs({ program, parameters }: OpenCommand): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => resolve(true), patience);
    const settle = (worked: boolean) => {
      clearTimeout(timer);
      resolve(worked);
    };
    child.on('error', () => settle(false));
    child.on('exit', (code) => settle(code === 0));
    child.unref();
  });
}

export function thisMachine(): Machine {
  return { platform: process.platform, environment: process.env, canRun };
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
