/** The engine under the bundled Node: Electron's own binary is kept from running as Node. */
import { app, dialog } from 'electron';
import type { EventMessage } from '../main/contract/messages.ts';
import { startEngineClient, type EngineClient } from '../main/hosts/engine-client.ts';
import { createSpawn } from '../main/hosts/spawn.ts';
import { enginePlaces } from './paths.ts';

export interface OwnedEngine {
  readonly client: EngineClient;
  /** Set by whoever wants to know that the engine stopped for good, and why. */
  onStop: (why: string) => void;
}

/** @param onEvent hears the engine's events and its state */
export function startEngine(workspace: string, onEvent: (message: EventMessage) => void): OwnedEngine {
  const { node, main, model } = enginePlaces();
  const spawn = createSpawn(node, main);
  const engine: OwnedEngine = {
    onStop: () => undefined,
    client: startEngineClient({
      start: { directory: workspace, modelDirectory: model, joinable: true },
      spawn: () => spawn('engine'),
      onEvent(message) {
        onEvent(message);
        const why = stopReason(message);
        if (why !== null) engine.onStop(why);
      },
    }),
  };
  return engine;
}

function stopReason({ event, record }: EventMessage): string | null {
  if (event !== 'engine') return null;
  const { state, message } = record as { state: string; message: string | null };
  return state === 'stopped' ? (message ?? 'The engine stopped.') : null;
}

/** An engine that stopped for good starts again only when the user says so. */
export function askAfterStop(engine: OwnedEngine): void {
  engine.onStop = (why) => void ask(engine.client, why);
}

async function ask(client: EngineClient, why: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Paraph',
    message: 'Paraph’s engine has stopped.',
    detail: `${why}\nNothing that was saved is lost.`,
    buttons: ['Start again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) client.restart();
  else app.quit();
}
