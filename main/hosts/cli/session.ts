/** What a command works with: an engine, and where answers go. */
import { resolve } from 'node:path';
import type { Input, MethodName, Output } from '../../contract/api.ts';
import type { EventMessage } from '../../contract/messages.ts';
import type { EngineCaller } from '../engine-client.ts';
import { readPassphrase } from './passphrase.ts';

export interface Terminal {
  /** Standard output: answers. */
  out(text: string): void;
  /** Standard error: what went wrong, and progress. */
  err(text: string): void;
  /** Whether a person watches standard error. */
  readonly isWatched: boolean;
}

export interface EngineRequest {
  readonly directory: string;
  readonly passphrase: string | undefined;
  readonly onEvent: (message: EventMessage) => void;
}

/** The surroundings of a command; tests give their own. */
export interface CommandHost {
  readonly terminal: Terminal;
  readonly defaultWorkspace: string;
  /** Aborts when the user presses Ctrl-C. */
  readonly signal: AbortSignal;
  openEngine(request: EngineRequest): Promise<EngineCaller>;
}

/** The options that every command takes. */
export interface GlobalOptions {
  readonly workspace?: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

export interface Session {
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly signal: AbortSignal;
  call<M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>>;
  onEvent(listener: (message: EventMessage) => void): void;
}

/** Opens an engine, works with it and lets go of it. */
export async function inSession<T>(
  host: CommandHost,
  options: GlobalOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const listeners: ((message: EventMessage) => void)[] = [];
  const passphrase = passphraseOf(options);
  const engine = await host.openEngine({
    directory: workspaceOf(host, options),
    passphrase,
    onEvent: (message) => listeners.forEach((listener) => listener(message)),
  });
  try {
    if (passphrase !== undefined) await unlock(engine, passphrase);
    return await work({
      terminal: host.terminal,
      json: options.json === true,
      signal: host.signal,
      call: (name, input) => engine.call(name, input, host.signal),
      onEvent: (listener) => listeners.push(listener),
    });
  } finally {
    await engine.close();
  }
}

/** An engine that was running already may still wait for its passphrase. */
async function unlock(engine: EngineCaller, passphrase: string): Promise<void> {
  const { locked } = await engine.call('workspace.status', {});
  if (locked) await engine.call('workspace.unlock', { passphrase });
}

export function workspaceOf(host: CommandHost, { workspace }: GlobalOptions): string {
  return resolve(workspace ?? host.defaultWorkspace);
}

export function passphraseOf({ passphraseFile }: GlobalOptions): string | undefined {
  return passphraseFile === undefined ? undefined : readPassphrase(passphraseFile);
}
