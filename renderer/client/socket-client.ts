import { decode, encode } from '../../main/contract/codec.ts';
import type { MethodName } from '../../main/contract/api.ts';
import { ParaphError, toErrorRecord } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import { HostMessage, type Answer, type ClientMessage } from '../../main/contract/messages.ts';
import { z } from '../../main/contract/schema.ts';
import { eventOf, outputOf } from './answers.ts';
import type { Client, ConnectionState } from './client.ts';
import { createListeners } from './listeners.ts';

/** Tries after which the connection counts as lost, although trying goes on. */
const patience = 3;
const longestWait = 5_000;

/**
 * The client of the loopback host: one WebSocket, opened again when it closes. Calls made while it is closed wait for
 * it; calls under way when it closes fail with `engine-lost`, since nobody knows whether they were carried out.
 */
export function createSocketClient(open: () => WebSocket): Client {
  const pending = new Map<number, (answer: Answer) => void>();
  const unsent: ClientMessage[] = [];
  const events = createListeners<Parameters<Parameters<Client['onEvent']>[0]>[0]>();
  const states = createListeners<ConnectionState>();
  let state: ConnectionState = 'connecting';
  let socket: WebSocket | null = null;
  let failures = 0;
  let lastId = 0;

  function connect(): void {
    socket = open();
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', opened);
    socket.addEventListener('message', received);
    socket.addEventListener('close', closed);
  }

  function opened(): void {
    failures = 0;
    enter('open');
    for (const message of unsent.splice(0)) send(message);
  }

  function received({ data }: MessageEvent<unknown>): void {
    if (!(data instanceof ArrayBuffer)) return;
    const message = z.safeParse(HostMessage, decode(new Uint8Array(data)));
    if (!message.success) return;
    if ('event' in message.data) {
      const event = eventOf(message.data);
      if (event) events.tell(event);
    } else {
      settle(message.data.id, message.data);
    }
  }

  function closed(): void {
    socket = null;
    failures += 1;
    enter(failures >= patience ? 'lost' : 'connecting');
    for (const id of [...pending.keys()]) if (!isUnsent(id)) settle(id, lost);
    setTimeout(connect, Math.min(longestWait, 200 * 2 ** failures));
  }

  function enter(next: ConnectionState): void {
    state = next;
    states.tell(next);
  }

  function send(message: ClientMessage): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(encode(message));
    else unsent.push(message);
  }

  function isUnsent(id: number): boolean {
    return unsent.some((message) => 'id' in message && message.id === id);
  }

  function settle(id: number, answer: Answer): void {
    pending.get(id)?.(answer);
    pending.delete(id);
  }

  function ask(method: MethodName, input: unknown, signal: AbortSignal | undefined): Promise<Answer> {
    const id = ++lastId;
    return new Promise((resolve) => {
      pending.set(id, resolve);
      send({ id, method, input });
      signal?.addEventListener('abort', () => {
        if (pending.has(id)) send({ cancel: id });
        settle(id, cancelled);
      });
    });
  }

  connect();
  return {
    async call(name, input, signal) {
      if (signal?.aborted) throw new ParaphError('cancelled', say`Cancelled.`);
      return outputOf(name, await ask(name, input, signal));
    },
    onEvent: events.add,
    onConnection(listener) {
      listener(state);
      return states.add(listener);
    },
  };
}

const cancelled = failed(new ParaphError('cancelled', say`Cancelled.`));
const lost = failed(
  new ParaphError('engine-lost', say`The connection to the engine was lost before it answered.`, {
    nextStep: say`Paraph connects again by itself. Look whether the change arrived, then try again.`,
  }),
);

function failed(error: ParaphError): Answer {
  return { ok: false, error: toErrorRecord(error) };
}
