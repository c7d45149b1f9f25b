import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../main/hosts/cli/main.ts', import.meta.url));

export interface Host {
  /** Works once: it carries the token. */
  readonly address: string;
  /** An empty folder that goes when the host stops. */
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * The real loopback host on a workspace of its own, as `npm start` runs it without a window.
 * @param prepare fills the workspace's folder beforehand
 */
export async function startHost(prepare: (workspace: string) => void = () => undefined): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-e2e-'));
  const workspace = join(folder, 'workspace');
  prepare(workspace);
  const parameters = [cli, 'serve', '--workspace', workspace, '--no-open'];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await addressIn(child.stdout);
  return {
    address,
    folder,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the host ended without an address');
}
