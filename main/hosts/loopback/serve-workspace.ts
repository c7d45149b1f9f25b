/** One workspace in the user's browser: an engine and the loopback host before it. */
import type { Input, MethodName } from '../../contract/api.ts';
import type { EventRecord } from '../../contract/events.ts';
import type { EventMessage, TypedEvent } from '../../contract/messages.ts';
import { createDispatch } from '../dispatch.ts';
import { startEngineClient, type EngineClientOptions } from '../engine-client.ts';
import { listInterfaceFiles } from '../interface-files.ts';
import { signalFor } from '../lasting-work.ts';
import { startLoopbackHost } from './server.ts';
import { usualPort } from './usual-port.ts';

export interface ServeOptions extends Pick<EngineClientOptions, 'start' | 'spawn'> {
  /** Null for the one that this workspace usually has, or another where that is taken. */
  readonly port: number | null;
  readonly interfaceFolder: string;
  /** Hears what every page hears. */
  readonly onEvent?: (message: EventMessage) => void;
}

export interface ServedWorkspace {
  /** What the user's browser is opened at; works once. */
  readonly url: string;
  close(): Promise<void>;
}

/** Resolves when pages can be opened and the engine answers; throws `ParaphError` with the reason when it cannot. */
export async function serveWorkspace(options: ServeOptions): Promise<ServedWorkspace> {
  const { start, spawn, port, interfaceFolder, onEvent = () => undefined } = options;
  const findFile = listInterfaceFiles(interfaceFolder);
  const ports = port === null ? [usualPort(start.directory), 0] : [port];
  let emit: (event: TypedEvent) => void = () => undefined;
  let hasStopped = false;
  const engine = startEngineClient({ start, spawn, onEvent: tellAll });
  const dispatch = createDispatch('interface', (method, request, signal) =>
    engine.call(method, request as Input<MethodName>, signalFor(method, request, signal)),
  );

  function tellAll(message: EventMessage): void {
    onEvent(message);
    if (message.event === 'engine') hasStopped = isStop(message);
    // The engine's own messages: its dispatcher vouches for the record.
    emit(message as TypedEvent);
  }

  /** An engine that crashed too often waits for a person: whoever opens or reloads the page is one. */
  function onPage(): void {
    if (hasStopped) engine.restart();
  }

  try {
    await engine.ready();
    const host = await startAtFirstFree(ports, (port) => startLoopbackHost({ port, findFile, dispatch, onPage }));
    emit = host.emit;
    return {
      url: host.url,
      async close() {
        await host.close();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function isStop({ record }: EventMessage): boolean {
  return (record as EventRecord<'engine'>).state === 'stopped';
}

/** Throws what the last port was refused with. */
async function startAtFirstFree<T>(
  [port, ...others]: readonly number[],
  start: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (others.length === 0) throw error;
    return startAtFirstFree(others, start);
  }
}
