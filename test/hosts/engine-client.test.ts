import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { spawnChild } from '../../main/hosts/spawn.ts';
import { startSmallEngine, temporaryFolder } from './small-engine.ts';

const list = 'signatories.list';
const quick = { rhythm: { beat: 50, patience: 12 } };

async function timed<T>(work: Promise<T>): Promise<number> {
  const start = performance.now();
  await work.catch(() => undefined);
  return performance.now() - start;
}

describe('engine client', () => {
  it('starts an engine, calls it and hears its events', async () => {
    const { client, events, states } = startSmallEngine();
    await client.ready();
    expect((await client.call(list, { search: 'tell' })).rows).toEqual([]);
    expect((await client.call('specimens.picture', { specimen: 's', as: 'scanned' })).picture).toHaveLength(1_000);
    expect(events).toContainEqual({ event: 'changed', record: { kind: 'signatories', id: 'told' } });
    expect(states()).toEqual(['starting', 'ready']);
  });

  it('brings typed errors across, and bad input named', async () => {
    const { client } = startSmallEngine();
    await expect(client.call('cases.get', { case: 'c' })).rejects.toMatchObject({ code: 'refused' });
    await expect(client.call(list, { limit: -1 })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it.each(['exit', 'kill', 'exhaust'])(
    'survives an engine that ends by “%s”: calls fail in a second, it is back in three',
    async (how) => {
      const { client, states } = startSmallEngine();
      const before = await client.call(list, {});
      const waiting = client.call(list, { search: 'wait' });
      const fatal = client.call(list, { search: how });
      await expect(fatal).rejects.toMatchObject({ code: 'engine-lost' });
      expect(await timed(waiting)).toBeLessThan(1_000);
      await expect(waiting).rejects.toMatchObject({ code: 'engine-lost' });
      const start = performance.now();
      const after = await client.call(list, {});
      expect(performance.now() - start).toBeLessThan(3_000);
      expect(after.total).not.toBe(before.total);
      expect(states()).toEqual(['starting', 'ready', 'restarting', 'ready']);
    },
  );

  it('ends an engine that hangs, and starts it again', async () => {
    const { client, states } = startSmallEngine({}, quick);
    await client.ready();
    const start = performance.now();
    await expect(client.call(list, { search: 'hang' })).rejects.toMatchObject({ code: 'engine-lost' });
    // Patience of 0.6 s, and a second to tell everybody.
    expect(performance.now() - start).toBeLessThan(1_600);
    await client.call(list, {});
    expect(states()).toEqual(['starting', 'ready', 'restarting', 'ready']);
  });

  it('lets a call that is merely slow go on, and cancels it in the engine', async () => {
    const { client, states } = startSmallEngine({}, quick);
    await client.ready();
    const controller = new AbortController();
    const slow = client.call(list, { search: 'wait' }, controller.signal);
    slow.catch(() => undefined);
    await wait(1_000);
    controller.abort();
    await expect(slow).rejects.toMatchObject({ code: 'cancelled' });
    expect(states()).toEqual(['starting', 'ready']);
  });

  it('stops after the third crash within a minute and says so, until told to try again', async () => {
    const { client, events, states, children } = startSmallEngine();
    for (let crash = 0; crash < 3; crash++) await timed(client.call(list, { search: 'exit' }));
    await vi.waitFor(() => expect(states().at(-1)).toBe('stopped'));
    expect(events.at(-1)?.record).toMatchObject({
      message: expect.stringContaining('3 times within a minute') as string,
    });
    expect(children).toHaveLength(3);
    expect(await timed(client.call(list, {}))).toBeLessThan(100);
    await expect(client.call(list, {})).rejects.toMatchObject({ code: 'engine-lost' });
    client.restart();
    expect((await client.call(list, {})).total).toBe(children[3].pid);
  });

  it('waits a little before it starts a crashed engine again, and calls wait along', async () => {
    const { client, children } = startSmallEngine();
    await timed(client.call(list, { search: 'exit' }));
    await timed(client.call(list, { search: 'exit' }));
    const start = performance.now();
    await vi.waitFor(() => expect(children).toHaveLength(2));
    await client.call(list, {});
    expect(performance.now() - start).toBeGreaterThan(400);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(children).toHaveLength(3);
  });

  it('asks for the store’s key at every start, and hands it over the line alone', async () => {
    const keys: number[] = [];
    const systemKey = () => Promise.resolve(new Uint8Array(32).fill(keys.push(1)));
    const { client } = startSmallEngine({}, { systemKey });
    await client.ready();
    await timed(client.call(list, { search: 'exit' }));
    await client.call(list, {});
    expect(keys).toHaveLength(2);
  });

  it('goes on restarting when crashes are far apart', async () => {
    let minutes = 0;
    const { client, states, children } = startSmallEngine({}, { now: () => minutes * 60_000 });
    for (; minutes < 4; minutes++) await timed(client.call(list, { search: 'exit' }));
    await client.call(list, {});
    expect(children).toHaveLength(5);
    expect(states()).not.toContain('stopped');
  });

  it('does not try again when the engine says why it cannot start', async () => {
    const { client, states, children } = startSmallEngine({ passphrase: 'wrong' });
    await expect(client.ready()).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(client.call(list, {})).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await wait(200);
    expect(states()).toEqual(['starting', 'stopped']);
    expect(children).toHaveLength(1);
  });

  it('gives up on an engine that dies at every start, or cannot be started at all', async () => {
    const dying = startSmallEngine({ passphrase: 'dies' });
    await vi.waitFor(() => expect(dying.states().at(-1)).toBe('stopped'), 30_000);
    const missing = startSmallEngine({}, { spawn: () => spawnChild('/no/such/node', ['x.ts'], {}) });
    await vi.waitFor(() => expect(missing.states().at(-1)).toBe('stopped'), 30_000);
    await expect(missing.client.ready()).rejects.toMatchObject({ code: 'engine-lost' });
  });

  it('closes the engine properly and leaves no process behind', async () => {
    const directory = temporaryFolder();
    const { client, children } = startSmallEngine({ directory });
    await client.ready();
    await client.close();
    expect(existsSync(join(directory, 'closed'))).toBe(true);
    await vi.waitFor(() => expect(isAlive(children[0].pid)).toBe(false));
  });

  it('does not start an engine again that dies while it is closed', async () => {
    const { client, children, states } = startSmallEngine();
    await client.ready();
    const closed = client.close();
    children[0].kill();
    await closed;
    await wait(200);
    expect(children).toHaveLength(1);
    expect(states()).toEqual(['starting', 'ready']);
  });

  it('an engine ends by itself when its host is gone', async () => {
    const directory = temporaryFolder();
    const { client, children } = startSmallEngine({ directory });
    await client.ready();
    children[0].port.close();
    await vi.waitFor(() => expect(isAlive(children[0].pid)).toBe(false));
    expect(existsSync(join(directory, 'closed'))).toBe(true);
  });
});

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? NaN, 0);
    return true;
  } catch {
    return false;
  }
}
