import { duplexPair } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createFrameReader } from '../../main/base/frame-reader.ts';
import { createStreamPort } from '../../main/base/stream-port.ts';

describe('frame reader', () => {
  it('gives the same frames however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 50 })),
        fc.array(fc.integer({ min: 1, max: 40 })),
        (frames, cuts) => {
          const stream = Buffer.concat(frames.flatMap((frame) => [header(frame.length), frame]));
          const read: Uint8Array[] = [];
          const take = createFrameReader(50, (frame) => read.push(frame));
          let position = 0;
          for (const cut of [...cuts, stream.length]) {
            expect(take(stream.subarray(position, position + cut))).toBe(true);
            position += cut;
          }
          expect(read).toEqual(frames);
        },
      ),
    );
  });

  it('refuses a frame over the limit from its header alone', () => {
    const take = createFrameReader(50, () => undefined);
    expect(take(header(51))).toBe(false);
    expect(createFrameReader(50, () => undefined)(header(50))).toBe(true);
  });
});

describe('stream port', () => {
  it('keeps messages that arrive before anybody listens', async () => {
    const [near, far] = duplexPair();
    createStreamPort(near).send(Uint8Array.of(1, 2, 3));
    const port = createStreamPort(far);
    await wait(5);
    const heard: Uint8Array[] = [];
    port.onMessage((message) => heard.push(message));
    await wait(5);
    expect(heard).toEqual([Uint8Array.of(1, 2, 3)]);
  });

  it('delivers what was sent before it was closed, and tells both sides once', async () => {
    const [near, far] = duplexPair();
    const [a, b] = [createStreamPort(near), createStreamPort(far)];
    const heard: string[] = [];
    b.onMessage((message) => heard.push(`message ${message.length}`));
    a.onClose(() => heard.push('a closed'));
    b.onClose(() => heard.push('b closed'));
    a.send(new Uint8Array(100_000));
    a.close();
    a.close();
    a.send(new Uint8Array(1));
    await wait(20);
    expect(heard).toEqual(['a closed', 'message 100000', 'b closed']);
    b.onClose(() => heard.push('told late'));
    await wait(1);
    expect(heard.at(-1)).toBe('told late');
  });

  it('closes when the other side claims a frame over the limit', async () => {
    const [near, far] = duplexPair();
    const port = createStreamPort(far, 1_000);
    let closed = false;
    port.onMessage(() => undefined);
    port.onClose(() => (closed = true));
    near.write(header(1_001));
    await wait(5);
    expect(closed).toBe(true);
  });
});

function header(length: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
