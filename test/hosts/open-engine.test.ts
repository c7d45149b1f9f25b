import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../../main/hosts/open-engine.ts';
import { joinWorkspace } from '../../main/hosts/engine-socket.ts';
import type { EventMessage } from '../../main/contract/messages.ts';
import { spawnSmallEngine, startSmallEngine, temporaryFolder } from './small-engine.ts';

const list = 'signatories.list';

async function open(directory: string, events: EventMessage[] = []) {
  const start = { directory, modelDirectory: '/nowhere', joinable: false };
  const engine = await openEngine({ start, spawn: spawnSmallEngine, onEvent: (message) => events.push(message) });
  onTestFinished(() => engine.close());
  return engine;
}

describe('a command', () => {
  it.each([
    ['a plain workspace', 'w'],
    ['a workspace in a folder too deep for a socket address', 'deep-'.repeat(20)],
  ])('joins the engine that serves %s', async (_what, name) => {
    const directory = join(temporaryFolder(), name);
    mkdirSync(directory);
    const { client } = startSmallEngine({ directory, joinable: true });
    await client.ready();
    const events: EventMessage[] = [];
    const engine = await open(directory, events);
    expect((await engine.call(list, { search: 'tell' })).total).toBe((await client.call(list, {})).total);
    expect(events).toContainEqual({ event: 'changed', record: { kind: 'signatories', id: 'told' } });
    await engine.close();
    await expect(engine.call(list, {})).rejects.toMatchObject({ code: 'engine-lost' });
    expect((await client.call(list, {})).rows).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('finds the socket closed to other users', async () => {
    const directory = temporaryFolder();
    await startSmallEngine({ directory, joinable: true }).client.ready();
    expect(statSync(join(directory, 'engine.socket')).mode & 0o777).toBe(0o600);
  });

  it('starts an engine for itself where none runs, and ends it', async () => {
    const directory = temporaryFolder();
    expect(await joinWorkspace(directory)).toBeNull();
    const engine = await open(directory);
    expect((await engine.call(list, {})).rows).toEqual([]);
    await engine.close();
    expect(existsSync(join(directory, 'closed'))).toBe(true);
  });

  it('is not fooled by the socket of an engine that crashed', async () => {
    const directory = temporaryFolder();
    const { client } = startSmallEngine({ directory, joinable: true });
    const first = (await client.call(list, {})).total;
    await client.call(list, { search: 'kill' }).catch(() => undefined);
    await client.call(list, {});
    const engine = await open(directory);
    expect((await engine.call(list, {})).total).not.toBe(first);
  });
});
