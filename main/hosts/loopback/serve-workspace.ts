/** One workspace in the user's browser: an engine and the loopback host before it. */
import type { Input, MethodName } from '../../contract/api.ts';
import type { EventMessage, TypedEvent } from '../../contract/messages.ts';
import { createDispatch } from '../dispatch.ts';
import { startEngineClient, type EngineClientOptions } from '../engine-client.ts';
import { listInterfaceFiles } from '../interface-files.ts';
import { signalFor } from '../lasting-work.ts';
import { startLoopbackHost } from './server.ts';

export interface ServeOptions extends Pick<EngineClientOptions, 'start' | 'spawn'> {
  readonly port: number;
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
  let emit: (event: TypedEvent) => void = () => undefined;
  const engine = startEngineClient({ start, spawn, onEvent: tellAll });
  const dispatch = createDispatch('interface', (method, request, signal) =>
    engine.call(method, request as Input<MethodName>, signalFor(method, request, signal)),
  );

  function tellAll(message: EventMessage): void {
    onEvent(message);
    // The engine's own messages: its dispatcher vouches for the record.
    emit(message as TypedEvent);
  }

  try {
    await engine.ready();
    const host = await startLoopbackHost({ port, findFile, dispatch });
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
