import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as Socket } from 'ws';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import { createDispatch, type Carry } from '../../../main/hosts/dispatch.ts';
import { listInterfaceFiles } from '../../../main/hosts/interface-files.ts';
import { startLoopbackHost, type LoopbackHost } from '../../../main/hosts/loopback/server.ts';
import type { Client, ConnectionState } from '../../../renderer/client/client.ts';
import { createSocketClient } from '../../../renderer/client/socket-client.ts';

const policy = { falseAcceptance: 0.05, falseRejection: 0.04, falseIdentification: 0.01 };

let folder: string;
let host: LoopbackHost;
let sockets: Socket[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-client-'));
  writeFileSync(join(folder, 'index.html'), '<title>Paraph</title>');
  sockets = [];
});
afterEach(async () => {
  await host.close();
  for (const socket of sockets) socket.terminate();
  rmSync(folder, { recursive: true });
});

/** The real loopback host before the given answers, and the interface's client connected as a browser would be. */
async function connectTo(carry: Carry): Promise<Client> {
  host = await startLoopbackHost({
    port: 0,
    findFile: listInterfaceFiles(folder),
    dispatch: createDispatch('interface', carry, { checkOutput: false }),
  });
  const exchanged = await fetch(host.url, { redirect: 'manual' });
  const cookie = exchanged.headers.get('set-cookie')?.split(';')[0] ?? '';
  const authority = `127.0.0.1:${host.port}`;
  return createSocketClient(() => {
    const socket = new Socket(`ws://${authority}/rpc`, { headers: { cookie, origin: `http://${authority}` } });
    sockets.push(socket);
    socket.on('error', () => undefined);
    return socket as unknown as WebSocket;
  });
}

async function failureOf(call: Promise<unknown>): Promise<ParaphError> {
  const failure: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof ParaphError)) throw new Error(`expected a ParaphError, got ${String(failure)}`);
  return failure;
}

describe('the client over a WebSocket', () => {
  it('gets answers with their bytes, each to its own question', async () => {
    const client = await connectTo((_, request) => {
      const { specimen } = request as { specimen: string };
      return { picture: new Uint8Array(Number(specimen)).fill(7) };
    });
    const sizes = [5, 70_000, 0];
    const pictures = await Promise.all(
      sizes.map((size) => client.call('specimens.picture', { specimen: String(size), as: 'cleaned' })),
    );
    expect(pictures.map(({ picture }) => picture.length)).toEqual(sizes);
    expect(pictures[1].picture.every((byte) => byte === 7)).toBe(true);
  });

  it('throws what the engine threw, with code, cause and next step', async () => {
    const client = await connectTo(() => {
      throw new ParaphError('damaged-file', say`The file ends too early.`, {
        file: 'a.png',
        nextStep: say`Scan it again.`,
      });
    });
    const { code, message, file, nextStep } = await failureOf(client.call('workspace.policy', {}));
    expect({ code, message, file, nextStep }).toEqual({
      code: 'damaged-file',
      message: 'The file ends too early.',
      file: 'a.png',
      nextStep: 'Scan it again.',
    });
  });

  it('refuses an answer that does not fit its schema', async () => {
    const client = await connectTo(() => ({ ...policy, falseAcceptance: 7 }));
    const failure = await failureOf(client.call('workspace.policy', {}));
    expect(failure.code).toBe('internal');
    expect(failure.detail).toContain('falseAcceptance');
  });

  it('lets a caller give up, and tells the engine so', async () => {
    let heard = (): void => undefined;
    const aborted = new Promise<void>((resolve) => (heard = resolve));
    let begun = (): void => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    const client = await connectTo(
      (_, __, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', heard);
          begun();
        }),
    );
    const controller = new AbortController();
    const failure = failureOf(client.call('runtime.doctor', {}, controller.signal));
    await started;
    controller.abort();
    expect((await failure).code).toBe('cancelled');
    await aborted;
  });

  it('hears events, and leaves out what it does not understand', async () => {
    const client = await connectTo(() => policy);
    const heard: unknown[] = [];
    client.onEvent((event) => heard.push(event));
    await client.call('workspace.policy', {});
    host.emit({ event: 'changed', record: { kind: 'cases', id: null } });
    host.emit({ event: 'changed', record: { kind: 'nonsense', id: null } as never });
    await client.call('workspace.policy', {});
    expect(heard).toEqual([{ event: 'changed', record: { kind: 'cases', id: null } }]);
  });

  it('fails what was under way when the line breaks, connects again and carries on', async () => {
    let isFirst = true;
    const client = await connectTo(() => {
      if (!isFirst) return policy;
      isFirst = false;
      for (const socket of sockets) socket.terminate();
      return new Promise(() => undefined);
    });
    const states: ConnectionState[] = [];
    client.onConnection((state) => states.push(state));
    expect((await failureOf(client.call('workspace.policy', {}))).code).toBe('engine-lost');
    expect(await client.call('workspace.policy', {})).toEqual(policy);
    expect(states).toEqual(['connecting', 'open', 'connecting', 'open']);
  });
});
