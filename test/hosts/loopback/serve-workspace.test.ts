import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { EventRecord } from '../../../main/contract/events.ts';
import { connect } from '../../../main/base/rpc.ts';
import { serveWorkspace } from '../../../main/hosts/loopback/serve-workspace.ts';
import { usualPort } from '../../../main/hosts/loopback/usual-port.ts';
import { createWebSocketPort } from '../../../main/hosts/loopback/web-socket-port.ts';
import { spawnSmallEngine, temporaryFolder } from '../small-engine.ts';

async function serve(directory = temporaryFolder()) {
  const interfaceFolder = temporaryFolder('interface');
  writeFileSync(join(interfaceFolder, 'index.html'), '<!doctype html>');
  const states: string[] = [];
  const served = await serveWorkspace({
    ...{ spawn: spawnSmallEngine, port: null, interfaceFolder },
    start: { directory, modelDirectory: '/nowhere', joinable: false },
    onEvent: ({ event, record }) => void (event === 'engine' && states.push((record as EventRecord<'engine'>).state)),
  });
  onTestFinished(() => served.close());
  const { origin, port } = new URL(served.url);
  return { ...served, origin, port: Number(port), states };
}

async function openPage(origin: string, cookie: string) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { origin, headers: { cookie } });
  onTestFinished(() => socket.terminate());
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return connect(createWebSocketPort(socket, 2 ** 20));
}

describe('a served workspace', () => {
  it('has the same port each time, so that the browser remembers; another where that is taken', async () => {
    const directory = temporaryFolder();
    const first = await serve(directory);
    expect(first.port).toBe(usualPort(directory));
    await first.close();
    expect((await serve(directory)).port).toBe(first.port);

    const elsewhere = temporaryFolder();
    const stranger = createServer().listen(usualPort(elsewhere), '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    onTestFinished(() => void stranger.close());
    expect((await serve(elsewhere)).port).not.toBe(usualPort(elsewhere));
  });

  it('starts an engine that stopped for good again when a page comes anew', async () => {
    const { url, origin, states } = await serve();
    const answer = await fetch(url, { redirect: 'manual' });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await openPage(origin, cookie);
    for (let crash = 0; crash < 3; crash++) {
      await page.call('signatories.list', { search: 'exit' }).catch(() => undefined);
    }
    await vi.waitFor(() => expect(states.at(-1)).toBe('stopped'), 10_000);
    await expect(page.call('signatories.list', {})).rejects.toMatchObject({ code: 'engine-lost' });
    const reloaded = await openPage(origin, cookie);
    expect(await reloaded.call('signatories.list', {})).toMatchObject({ rows: [] });
  });
});

describe('the usual port', () => {
  it('lies below those that systems hand out, and differs between workspaces', () => {
    const ports = Array.from({ length: 200 }, (_, index) => usualPort(`/home/somebody/${index}`));
    expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...ports)).toBeLessThan(32_000);
    expect(new Set(ports).size).toBeGreaterThan(180);
  });
});
