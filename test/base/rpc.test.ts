import { duplexPair } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { encode } from '../../main/contract/codec.ts';
import { ParaphError } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import { connect, serve, type Answerer } from '../../main/base/rpc.ts';
import { createStreamPort } from '../../main/base/stream-port.ts';

function line(answerer: Answerer, largest?: number) {
  const [near, far] = duplexPair();
  const served = serve(createStreamPort(far, largest), answerer);
  return { connection: connect(createStreamPort(near, largest)), served, near, far };
}

const never = () => new Promise<never>(() => undefined);

describe('calls over a port', () => {
  it('bring answers back to their questions, whatever the order', async () => {
    const { connection } = line(async (method, input) => {
      await wait(Number(input));
      return `${method} ${String(input)}`;
    });
    const answers = await Promise.all([30, 1, 15].map((delay) => connection.call('wait', delay)));
    expect(answers).toEqual(['wait 30', 'wait 1', 'wait 15']);
  });

  it('carry bytes both ways', async () => {
    const { connection } = line((_method, input) => ({ picture: (input as { bytes: Uint8Array }).bytes.toReversed() }));
    expect(await connection.call('reverse', { bytes: Uint8Array.of(1, 2, 3) })).toEqual({
      picture: Uint8Array.of(3, 2, 1),
    });
  });

  it('bring expected errors back with every field, and bugs as `internal`', async () => {
    const expected = new ParaphError('damaged-file', say`The file ends early.`, {
      file: 'a.png',
      nextStep: say`Scan again.`,
    });
    const { connection } = line((method) => {
      throw method === 'expected' ? expected : new RangeError('off by one');
    });
    await expect(connection.call('expected', {})).rejects.toMatchObject({
      code: 'damaged-file',
      message: 'The file ends early.',
      file: 'a.png',
      nextStep: 'Scan again.',
    });
    await expect(connection.call('bug', {})).rejects.toMatchObject({
      code: 'internal',
      detail: expect.stringContaining('off by one') as string,
    });
  });

  it('abort the other side when the caller gives up', async () => {
    const signals: AbortSignal[] = [];
    const { connection } = line((_method, _input, signal) => {
      signals.push(signal);
      return never();
    });
    const controller = new AbortController();
    const call = connection.call('long', {}, { signal: controller.signal });
    await wait(5);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await wait(5);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    await expect(connection.call('long', {}, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(signals).toHaveLength(1);
  });

  it('end at their deadline and abort the other side', async () => {
    let signal: AbortSignal | undefined;
    const { connection } = line((_method, _input, given) => {
      signal = given;
      return never();
    });
    const start = performance.now();
    await expect(connection.call('slow', {}, { deadline: 50 })).rejects.toMatchObject({ code: 'deadline' });
    expect(performance.now() - start).toBeLessThan(1_000);
    await wait(5);
    expect(signal?.aborted).toBe(true);
  });

  it('all fail with `engine-lost` when the line breaks, and later ones at once', async () => {
    let signal: AbortSignal | undefined;
    const { connection, far } = line((_method, _input, given) => {
      signal = given;
      return never();
    });
    const calls = [1, 2, 3].map((input) => connection.call('slow', input));
    await wait(5);
    const start = performance.now();
    far.destroy();
    const outcomes = await Promise.allSettled(calls);
    expect(
      outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as ParaphError).code : '')),
    ).toEqual(['engine-lost', 'engine-lost', 'engine-lost']);
    await expect(connection.call('slow', 4)).rejects.toMatchObject({ code: 'engine-lost' });
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(signal?.aborted).toBe(true);
  });

  it('fail alone when a question or an answer cannot be sent', async () => {
    const { connection } = line((method) => (method === 'large' ? new Uint8Array(2_000) : new Map()), 1_000);
    await expect(connection.call('x', new Date())).rejects.toMatchObject({ code: 'internal' });
    await expect(connection.call('x', new Uint8Array(2_000))).rejects.toMatchObject({ code: 'too-large' });
    await expect(connection.call('large', {})).rejects.toMatchObject({ code: 'too-large' });
    await expect(connection.call('map', {})).rejects.toMatchObject({ code: 'internal' });
  });

  it('tells events one way, in order', async () => {
    const { connection, served } = line(never);
    const heard: unknown[] = [];
    connection.onEvent((message) => heard.push(message));
    served.emit('changed', { kind: 'cases', id: 'c1' });
    served.emit('engine', { state: 'ready', message: null });
    await wait(5);
    expect(heard).toEqual([
      { event: 'changed', record: { kind: 'cases', id: 'c1' } },
      { event: 'engine', record: { state: 'ready', message: null } },
    ]);
  });

  it.each([
    ['a frame that is no message', Uint8Array.of(9, 9)],
    ['a message of another kind', encode({ hello: 1 })],
    ['a call without a name', encode({ id: 1, input: {} })],
    ['a call id used twice', null],
  ])('cuts off a side that sends %s', async (_what, frame) => {
    const { near, far } = line(never);
    const port = createStreamPort(near);
    if (frame) port.send(frame);
    else for (let i = 0; i < 2; i++) port.send(encode({ id: 7, method: 'slow', input: {} }));
    await wait(20);
    expect(far.destroyed).toBe(true);
  });

  it('answers 2,000 calls in a fraction of a second', async () => {
    const { connection } = line((_method, input) => input);
    const start = performance.now();
    await Promise.all(Array.from({ length: 2_000 }, (_, i) => connection.call('echo', { i })));
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
