/**
 * A page in Chromium made to believe that it is in Electron's window: the preload bridge, with the real engine behind its
 * calls and a small shell of the test. What Electron itself does is tested where its runtime is present.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { connect } from '../../main/base/rpc.ts';
import type { ShellEvent, ShellState } from '../../main/contract/shell.ts';
import { joinWorkspace } from '../../main/hosts/engine-socket.ts';
import { outcomeOf } from '../../main/base/rpc.ts';
import type { Host } from './host.ts';

export interface FakeShell {
  /** Every call of the page to the shell. */
  readonly calls: { name: string; input: unknown }[];
  /** Answers of the shell, by the name of the call; `{}` where none is said. */
  readonly answers: Record<string, unknown>;
  tell(event: ShellEvent): Promise<void>;
}

const usualState: ShellState = { workspaces: [], files: [] };

/** Call it before the page is opened. */
export async function pretendWindow(page: Page, host: Host): Promise<FakeShell> {
  const port = await joinWorkspace(join(host.folder, 'workspace'));
  if (!port) throw new Error('the engine takes no visitors');
  const connection = connect(port);
  const calls: FakeShell['calls'] = [];
  const answers: FakeShell['answers'] = {
    begin: { revived: false },
    state: usualState,
    keyStore: { name: 'GNOME Keyring', trouble: null },
    chooseFiles: { files: [] },
  };
  await page.exposeFunction('engineCall', async (method: string, input: string) =>
    pack(await outcomeOf(() => connection.call(method, unpack(input)))),
  );
  await page.exposeFunction('shellCall', (name: string, input: string) => {
    calls.push({ name, input: unpack(input) });
    return pack({ ok: true, output: answers[name] ?? {} });
  });
  await page.addInitScript(installBridge);
  const events = await listenLater(page);
  connection.onEvent((message) => void events('engineEvent', message));
  return { calls, answers, tell: (event) => events('shellEvent', event) };
}

/** What the page is told once it has installed its bridge. */
async function listenLater(page: Page): Promise<(name: string, message: unknown) => Promise<void>> {
  await Promise.resolve();
  return async (name, message) => {
    if (page.isClosed()) return;
    await page
      .evaluate(([event, packed]) => window.dispatchEvent(new CustomEvent(event, { detail: packed })), [
        name,
        pack(message),
      ] as const)
      // A page that is being loaded misses it, as it would an event of Electron's.
      .catch(() => undefined);
  };
}

/** Bytes cannot cross to the page as they are. */
function pack(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Uint8Array ? { bytes64: Buffer.from(part).toString('base64') } : part,
  );
}

function unpack(text: string): unknown {
  return JSON.parse(text, (_key, part: unknown) =>
    isPacked(part) ? new Uint8Array(Buffer.from(part.bytes64, 'base64')) : part,
  );
}

function isPacked(part: unknown): part is { bytes64: string } {
  return typeof part === 'object' && part !== null && 'bytes64' in part;
}

/** Runs in the page, before anything of the interface. */
function installBridge(): void {
  const own = window as unknown as Record<string, (name: string, input: string) => Promise<string>>;
  const read = (text: string): unknown =>
    JSON.parse(text, (_key, part: { bytes64?: string } | null) =>
      typeof part?.bytes64 === 'string' ? Uint8Array.from(atob(part.bytes64), (c) => c.charCodeAt(0)) : part,
    );
  const write = (value: unknown) =>
    JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Uint8Array ? { bytes64: btoa(String.fromCharCode(...part)) } : part,
    );
  const through = (door: string) => async (name: string, input: unknown) => read(await own[door](name, write(input)));
  const listen = (event: string) => (listener: (message: unknown) => void) => {
    const forward = (given: Event) => listener(read((given as CustomEvent<string>).detail));
    window.addEventListener(event, forward);
    return () => window.removeEventListener(event, forward);
  };
  const shell = { call: through('shellCall'), onEvent: listen('shellEvent') };
  Object.assign(window, { paraph: { call: through('engineCall'), onEvent: listen('engineEvent'), shell } });
}
