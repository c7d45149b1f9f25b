/** The engine's side of the line to its host: starts the engine when told to, and answers whoever joins it. */
import type { Server } from 'node:net';
import type { Emit } from '../contract/events.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { Handlers } from '../contract/api.ts';
import type { Port } from '../base/port.ts';
import { serve, type Answerer, type Served } from '../base/rpc.ts';
import { carryBy, createDispatch } from './dispatch.ts';
import {
  closeMethod,
  keepInStoreMethod,
  parseEngineStart,
  parseKeepInStore,
  pingMethod,
  startMethod,
  type EngineStart,
} from './engine-protocol.ts';
import { listenInWorkspace } from './engine-socket.ts';

export interface RunningEngine {
  readonly handlers: Handlers;
  /** Puts the workspace key under a key of the operating system's store. */
  keepInStore(key: Uint8Array, recovery: string | null): void;
  close(): Promise<void>;
}

export interface EngineServerOptions {
  readonly createEngine: (start: EngineStart, emit: Emit) => Promise<RunningEngine>;
  /** Called when the host went away or the engine closed: nothing is left to do. */
  readonly onEnd: () => void;
  readonly checkOutput?: boolean;
}

/** Serves an engine at `host`, the line to the process that started this one. */
export function serveEngine(host: Port, { createEngine, onEnd, checkOutput = false }: EngineServerOptions): void {
  const listeners = new Set<Served>();
  let engine: RunningEngine | null = null;
  let socket: Server | null = null;
  let dispatch: Answerer = () => {
    throw new ParaphError('internal', say`The engine was asked something before it was started.`);
  };

  const emit: Emit = (event, record) => {
    for (const listener of listeners) listener.emit(event, record);
  };

  async function start(input: unknown): Promise<object> {
    const options = parseEngineStart(input);
    engine = await createEngine(options, emit);
    // Who holds a line to this process is a host, or a command of the same user; hosts check what interfaces may ask.
    dispatch = createDispatch('command-line', carryBy(engine.handlers), { checkOutput });
    if (options.joinable) socket = await listenInWorkspace(options.directory, join);
    return {};
  }

  function keepInStore(input: unknown): object {
    const { key, recovery } = parseKeepInStore(input);
    if (!engine) throw new ParaphError('internal', say`The engine was told to keep its key before it was started.`);
    engine.keepInStore(key, recovery);
    return {};
  }

  async function close(): Promise<object> {
    socket?.close();
    const closing = engine;
    engine = null;
    await closing?.close();
    return {};
  }

  function join(port: Port): void {
    const served = serve(port, (method, input, signal) => dispatch(method, input, signal));
    listeners.add(served);
    port.onClose(() => listeners.delete(served));
  }

  const served = serve(host, (method, input, signal) => {
    if (method === startMethod) return start(input);
    if (method === pingMethod) return {};
    if (method === closeMethod) return close();
    if (method === keepInStoreMethod) return keepInStore(input);
    return dispatch(method, input, signal);
  });
  listeners.add(served);
  host.onClose(() => void close().finally(onEnd));
}
