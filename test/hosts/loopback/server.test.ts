import { mkdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createRandom } from '../../../main/base/random.ts';
import { connect } from '../../../main/base/rpc.ts';
import { contentPolicy, listInterfaceFiles } from '../../../main/hosts/interface-files.ts';
import { serveWorkspace } from '../../../main/hosts/loopback/serve-workspace.ts';
import { startLoopbackHost } from '../../../main/hosts/loopback/server.ts';
import { createWebSocketPort } from '../../../main/hosts/loopback/web-socket-port.ts';
import { spawnSmallEngine, temporaryFolder } from '../small-engine.ts';
import { combinations, expected, type Combination, type Secrets } from './combinations.ts';
import { sendRaw } from './raw-request.ts';

const marker = 'the interface itself';

function builtInterface(): string {
  const folder = temporaryFolder('interface');
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>${marker}</title>`);
  writeFileSync(join(folder, 'assets', 'a.js'), `"${marker}"`);
  return folder;
}

async function serve() {
  const directory = temporaryFolder();
  const start = { directory, modelDirectory: '/nowhere', joinable: false };
  const served = await serveWorkspace({ start, spawn: spawnSmallEngine, port: 0, interfaceFolder: builtInterface() });
  onTestFinished(() => served.close());
  const { origin, port } = new URL(served.url);
  return { ...served, origin, port: Number(port) };
}

/** Opens the address as a browser would; gives the cookie it got. */
async function exchange(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/');
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function openPage(origin: string, cookie: string) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { origin, headers: { cookie } });
  onTestFinished(() => socket.terminate());
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { socket, page: connect(createWebSocketPort(socket, 2 ** 28)) };
}

describe('the loopback host', () => {
  it('serves the interface to whoever opens its address, once', async () => {
    const { url, origin } = await serve();
    expect((await fetch(origin)).status).toBe(403);
    const cookie = await exchange(url);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(403);
    const again = await fetch(url, { redirect: 'manual', headers: { cookie } });
    expect([again.status, again.headers.get('set-cookie')]).toEqual([303, null]);

    const index = await fetch(origin, { headers: { cookie } });
    expect(await index.text()).toContain(marker);
    expect(index.headers.get('content-security-policy')).toBe(contentPolicy);
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = await fetch(`${origin}/assets/a.js`, { headers: { cookie } });
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers calls of an open page and tells it events', async () => {
    const { url, origin } = await serve();
    const { page } = await openPage(origin, await exchange(url));
    const heard: unknown[] = [];
    page.onEvent((message) => heard.push(message));
    expect(await page.call('signatories.list', { search: 'tell' })).toMatchObject({ rows: [] });
    expect(heard).toEqual([{ event: 'changed', record: { kind: 'signatories', id: 'told' } }]);
    expect(await page.call('specimens.picture', { specimen: 's', as: 'cleaned' })).toEqual({
      picture: new Uint8Array(1_000).fill(5),
    });
    await expect(page.call('signatories.list', { limit: 0 })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(page.call('evaluation.verification', { directory: '/' })).rejects.toMatchObject({ code: 'refused' });
    await expect(page.call('engine.close', {})).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('cancels calls when the page gives them up', async () => {
    const { url, origin } = await serve();
    const { page } = await openPage(origin, await exchange(url));
    const controller = new AbortController();
    const call = page.call('signatories.list', { search: 'wait' }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('keeps pages open through a crash of the engine', async () => {
    const { url, origin } = await serve();
    const { page } = await openPage(origin, await exchange(url));
    await expect(page.call('signatories.list', { search: 'kill' })).rejects.toMatchObject({ code: 'engine-lost' });
    expect(await page.call('signatories.list', {})).toMatchObject({ rows: [] });
  });

  it.each(['text', Buffer.from('not a message')])('cuts a page off that sends %j', async (nonsense) => {
    const { url, origin } = await serve();
    const { socket } = await openPage(origin, await exchange(url));
    socket.send(nonsense);
    await vi.waitFor(() => expect(socket.readyState).toBe(WebSocket.CLOSED));
  });

  it('finds no file outside the interface', async () => {
    const { url, port } = await serve();
    const cookies = [await exchange(url)];
    const paths = [
      '/../x',
      '/..%2f..%2fetc%2fpasswd',
      '/%2e%2e/x',
      '//etc/passwd',
      '/assets',
      '/assets/',
      '/index.html%00',
    ];
    for (const target of paths) {
      const head = { method: 'GET', target, hosts: [`127.0.0.1:${port}`], origins: [], cookies, isUpgrade: false };
      const answer = await sendRaw(port, { ...head, fetchSite: undefined, upgrade: undefined });
      expect([target, answer.status]).toEqual([target, 404]);
    }
  });

  it('listens on 127.0.0.1 alone', async () => {
    const { port } = await serve();
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
    );
    for (const host of [...others, '127.0.0.2', '[::1]']) {
      await expect(fetch(`http://${host}:${port}/`), host).rejects.toThrow('fetch failed');
    }
  });

  it('says so when the port is taken or the interface is not built', async () => {
    const { port } = await serve();
    const options = { port, findFile: () => null, dispatch: () => null };
    await expect(startLoopbackHost(options)).rejects.toMatchObject({ code: 'refused' });
    expect(() => listInterfaceFiles('/no/such/folder')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('over a real connection', () => {
  it('answers 2,300 illegitimate combinations with 403 or 421, no data and no permission', async () => {
    const { url, port } = await serve();
    const token = new URL(url).searchParams.get('token') ?? '';
    const cookie = await exchange(url);
    const wrong: unknown[] = [];
    const seen = new Set<number>();
    for (const { names, head } of sample({ port, cookie, token })) {
      const { status, headers, body } = await sendRaw(port, head);
      const allowed = expected(names);
      const isRight =
        allowed === 'calls'
          ? status === 101
          : allowed === 'page'
            ? [200, 303].includes(status)
            : status === allowed && !body.includes(marker) && !headers.includes('set-cookie');
      if (!isRight || headers.includes('access-control')) wrong.push({ names, status, headers });
      seen.add(status);
    }
    expect(wrong).toEqual([]);
    expect([...seen].sort((a, b) => a - b)).toEqual([101, 200, 303, 403, 421]);
  });
});

/** Seeded: the legitimate ones, and of all others more of those with the right host, which get furthest. */
function sample(secrets: Secrets): Combination[] {
  // The token has been used.
  const all = [...combinations(secrets)].filter(({ names }) => names.target !== 'own token');
  const random = createRandom(1);
  const legitimate = all.filter(({ names }) => typeof expected(names) === 'string');
  const others = all.filter(({ names }) => typeof expected(names) === 'number');
  const nearMisses = others.filter(({ names }) => names.hosts === 'own');
  return [...random.sample(legitimate, 80), ...random.sample(nearMisses, 1_300), ...random.sample(others, 1_000)];
}
