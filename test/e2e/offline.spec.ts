import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { open, plainHashes } from './every-view.ts';
import { startHost, type Host } from './host.ts';
import { enrol, enter, identify, verify } from './steps.ts';
import { expect, test } from './test.ts';

let host: Host;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(() => host.stop());

test('nothing asks for anything beyond its own host: no request of the page, no connection of a process', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url().replace(/^ws:/, 'http:')));
  await enter(page, host.address);
  for (const hash of plainHashes) await open(page, hash);
  const set = { directory: join(host.folder, 'set'), writers: 1, genuine: 4, forged: 1, seed: 5 };
  const [writer] = await writeGeneratedSet(set);
  await enrol(page, { name: 'Generated person', id: 'generated' }, writer.genuine.slice(0, 2));
  await verify(page, 'generated', writer.genuine[2]);
  await identify(page, writer.genuine[3]);

  const { origin, protocol, host: own } = new URL(host.address);
  // Schemes such as `app:` have no origin that can be compared.
  const isOwn = (url: string) =>
    url.startsWith('blob:') || url.startsWith(origin === 'null' ? `${protocol}//${own}/` : `${origin}/`);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((url) => !isOwn(url))).toEqual([]);
  if (process.platform === 'linux') expect(foreignConnections(host.process)).toEqual([]);
});

/** Connections beyond this machine that the host's processes hold, as `/proc` tells them. */
function foreignConnections(first: number): string[] {
  const inodes = new Set(familyOf(first).flatMap(socketsOf));
  expect(inodes.size).toBeGreaterThan(0);
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    readFileSync(`/proc/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? '') && !isLocal(fields[2]))
      .map((fields) => `${protocol} ${fields[2]}`),
  );
}

/** Nobody, as for a port that listens, or 127.0.0.1, in the system's own notation. */
function isLocal(remote: string): boolean {
  const [address] = remote.split(':');
  return /^0+$/.test(address) || address.endsWith('0100007F') || address === '00000000000000000000000001000000';
}

/** A process and all that it started. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean);
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}

function socketsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? [];
    } catch {
      return []; // Closed meanwhile.
    }
  });
}
