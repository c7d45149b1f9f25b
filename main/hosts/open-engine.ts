/** How a command reaches an engine: it joins the one that serves the workspace already, or starts one for itself. */
import { setTimeout as wait } from 'node:timers/promises';
import { ParaphError } from '../contract/errors.ts';
import type { Port } from '../base/port.ts';
import { connect } from '../base/rpc.ts';
import { callOver, startEngineClient, type EngineCaller, type EngineClientOptions } from './engine-client.ts';
import { joinWorkspace } from './engine-socket.ts';

/** Milliseconds: another command holds the workspace while it works, which is seldom for longer. */
const patience = 60_000;
const pause = 250;

/**
 * Throws `ParaphError` with the reason when no engine can be had.
 *
 * @param onWait called once when another command has the workspace and this one waits for it
 */
export async function openEngine(
  options: EngineClientOptions,
  onWait: () => void = () => undefined,
): Promise<EngineCaller> {
  const start = performance.now();
  for (let tries = 0; ; tries++) {
    const port = await joinWorkspace(options.start.directory);
    if (port) return joined(port, options);
    const client = startEngineClient(options);
    try {
      await client.ready();
      return client;
    } catch (error) {
      await client.close();
      if (!isInUse(error) || performance.now() - start > patience) throw error;
      if (tries === 0) onWait();
      await wait(pause);
    }
  }
}

function joined(port: Port, { onEvent }: EngineClientOptions): EngineCaller {
  const connection = connect(port);
  if (onEvent) connection.onEvent(onEvent);
  return {
    call: (name, input, signal) => callOver(connection, name, input, signal),
    close: () => Promise.resolve(connection.close()),
  };
}

function isInUse(error: unknown): boolean {
  return error instanceof ParaphError && error.code === 'workspace-in-use';
}
