/** The engine under the bundled Node: Electron's own binary is kept from running as Node. One workspace at a time. */
import type { MethodName } from '../main/contract/api.ts';
import type { EventRecord } from '../main/contract/events.ts';
import type { EventMessage } from '../main/contract/messages.ts';
import { startEngineClient, type EngineCaller, type EngineClient } from '../main/hosts/engine-client.ts';
import { createSpawn } from '../main/hosts/spawn.ts';
import type { KeyStore } from './key-store.ts';
import { enginePlaces } from './paths.ts';

export interface OwnedEngine extends EngineCaller {
  /** The folder of the workspace that is open. */
  readonly directory: string;
  /** Starts it again after it stopped for good. */
  restart(): void;
  /** Closes the workspace that is open, and opens another. */
  switchTo(directory: string): Promise<void>;
  /** Puts the workspace key under the system's store, and besides, unless null, under a passphrase. */
  keepKeyInStore(recovery: string | null): Promise<void>;
  /** Told what the engine carried out: what else kept the key before lets go of it. */
  settle(method: MethodName): void;
}

export interface EngineListeners {
  /** Hears the engine's events and its state. */
  onEvent(message: EventMessage): void;
  /** Hears which workspace is open. */
  onReady(directory: string): void;
  /** Hears that the engine stopped for good, why, and whether it ever opened this workspace. */
  onStop(stop: { why: string; hasStarted: boolean }): void;
}

/** @param workspace the folder of the workspace to open first */
export function startEngine(workspace: string, keys: KeyStore, listeners: EngineListeners): OwnedEngine {
  const { node, main, model } = enginePlaces();
  const spawn = createSpawn(node, main);
  let directory = workspace;
  let client = begin();
  /** Changes of what keeps the key, one after the other. */
  let keeping = Promise.resolve();

  function begin(): EngineClient {
    const opened = directory;
    let hasStarted = false;
    return startEngineClient({
      start: { directory: opened, modelDirectory: model, joinable: true, host: 'window' },
      systemKey: () => keys.read(opened),
      spawn: () => spawn('engine'),
      onEvent(message) {
        if (opened !== directory) return;
        listeners.onEvent(message);
        const { state, why } = stateIn(message);
        if (state === 'ready') listeners.onReady(opened);
        hasStarted ||= state === 'ready';
        if (state === 'stopped') listeners.onStop({ why, hasStarted });
      },
    });
  }

  async function keep(recovery: string | null): Promise<void> {
    await client.keepInStore(await keys.provide(directory), recovery);
  }

  /** Asked, not assumed: the key may have been put back into the store meanwhile. */
  async function forgetUnused(opened: EngineClient, where: string): Promise<void> {
    const { keptBy } = await opened.call('workspace.status', {});
    if (keptBy !== 'system-store') keys.forget(where);
  }

  return {
    get directory() {
      return directory;
    },
    call: (name, input, signal) => client.call(name, input, signal),
    restart: () => client.restart(),
    async switchTo(next) {
      const former = client;
      directory = next;
      await former.close();
      client = begin();
    },
    keepKeyInStore(recovery) {
      const kept = keeping.then(() => keep(recovery));
      keeping = kept.catch(() => undefined);
      return kept;
    },
    settle(method) {
      if (method !== 'workspace.protect' && method !== 'workspace.keepInFile') return;
      keeping = keeping.then(() => forgetUnused(client, directory)).catch(() => undefined);
    },
    close: () => client.close(),
  };
}

function stateIn({ event, record }: EventMessage): { state: string | null; why: string } {
  if (event !== 'engine') return { state: null, why: '' };
  const { state, message } = record as EventRecord<'engine'>;
  return { state, why: message ?? 'The engine stopped.' };
}
