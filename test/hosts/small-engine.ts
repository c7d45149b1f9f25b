import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { EventMessage } from '../../main/contract/messages.ts';
import { startEngineClient, type EngineClientOptions } from '../../main/hosts/engine-client.ts';
import type { EngineStart } from '../../main/hosts/engine-protocol.ts';
import { spawnChild, type Child } from '../../main/hosts/spawn.ts';

const entry = fileURLToPath(new URL('processes/small-engine.ts', import.meta.url));

export function spawnSmallEngine(): Child {
  return spawnChild(process.execPath, ['--max-old-space-size=64', entry], { ...process.env });
}

export function temporaryFolder(name = 'workspace'): string {
  const folder = mkdtempSync(join(tmpdir(), `paraph-test-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A client over a real process, closed at the end of the test. */
export function startSmallEngine(start: Partial<EngineStart> = {}, more: Partial<EngineClientOptions> = {}) {
  const events: EventMessage[] = [];
  const children: Child[] = [];
  const client = startEngineClient({
    start: { directory: temporaryFolder(), modelDirectory: '/nowhere', joinable: false, ...start },
    spawn: () => {
      children.push(spawnSmallEngine());
      return children[children.length - 1];
    },
    onEvent: (message) => events.push(message),
    ...more,
  });
  onTestFinished(() => client.close());
  return { client, events, children, states: () => events.flatMap(stateOf) };
}

function stateOf({ event, record }: EventMessage): string[] {
  return event === 'engine' ? [(record as { state: string }).state] : [];
}
