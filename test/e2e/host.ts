/**
 * Where the interface runs for a test: the real loopback host before Chromium, or, with PARAPH_E2E_HOST=window, Electron's
 * window. Specs do not know which.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { _electron as electron, type ElectronApplication } from '@playwright/test';
import { createLazyPage } from './lazy-page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'main/hosts/cli/main.ts');

export const isWindow = process.env['PARAPH_E2E_HOST'] === 'window';
/** The page of the window that was opened last. */
export const windowPage = createLazyPage();

export interface Host {
  /** In a browser it works once: it carries the token. */
  readonly address: string;
  /** An empty folder that goes when the host stops. */
  readonly folder: string;
  /** Of the process that everything else runs under. */
  readonly process: number;
  /** Electron itself; null in a browser. */
  readonly application: ElectronApplication | null;
  stop(): Promise<void>;
  /** Closes it and starts it again on the same workspace. */
  reopen(): Promise<Host>;
}

/**
 * The application on a workspace of its own, as `npm start` runs it.
 * @param prepare   fills the workspace's folder beforehand
 * @param documents paths of documents that it is started with, in a window
 */
export async function startHost(
  prepare: (workspace: string) => void = () => undefined,
  documents: readonly string[] = [],
): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-e2e-'));
  const workspace = join(folder, 'workspace');
  prepare(workspace);
  return isWindow ? openWindow(folder, workspace, documents) : serve(folder, workspace);
}

async function serve(folder: string, workspace: string): Promise<Host> {
  const parameters = [cli, 'serve', '--workspace', workspace, '--no-open'];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await addressIn(child.stdout);
  return {
    ...{ address, folder, application: null },
    process: child.pid ?? NaN,
    ...ways(folder, close, () => serve(folder, workspace)),
  };

  async function close(): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

function ways(folder: string, close: () => Promise<void>, open: () => Promise<Host>): Pick<Host, 'stop' | 'reopen'> {
  return {
    async stop() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
    async reopen() {
      await close();
      return open();
    },
  };
}

/** What the window remembers lies in the test's folder too, so that each test has the only instance. */
async function openWindow(folder: string, workspace: string, documents: readonly string[]): Promise<Host> {
  const home = join(folder, 'home');
  const application = await electron.launch({
    executablePath: process.env['PARAPH_ELECTRON'],
    args: ['.', '--workspace', workspace, ...documents],
    cwd: root,
    env: { ...environment(), HOME: home, APPDATA: home, XDG_DATA_HOME: home },
  });
  await windowPage.become(await application.firstWindow());
  return {
    ...{ folder, application },
    process: application.process().pid ?? NaN,
    address: 'app://paraph/index.html',
    ...ways(
      folder,
      () => application.close(),
      () => openWindow(folder, workspace, []),
    ),
  };
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the host ended without an address');
}
