import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { createFrameReader, headerBytes } from './frame-reader.ts';
import { largestMessage, type Port } from './port.ts';

/** A port over a pipe or socket. A frame beyond `largest` bytes closes it: the other side is not one of ours. */
export function createStreamPort(stream: Duplex, largest = largestMessage): Port {
  let closed = false;
  const closeListeners: (() => void)[] = [];

  function close(): void {
    if (closed) return;
    closed = true;
    // What was sent before is still delivered; nothing more is read.
    stream.end(() => stream.destroy());
    for (const listener of closeListeners) listener();
  }

  // 'error' is always followed by 'close', but must be listened to; a half-closed line is of no use.
  stream.on('error', close);
  stream.on('end', close);
  stream.on('close', close);

  return {
    send(message) {
      if (message.length > largest) throw tooLarge(message.length, largest);
      if (closed) return;
      const header = Buffer.alloc(headerBytes);
      header.writeUInt32BE(message.length);
      stream.cork();
      stream.write(header);
      stream.write(message);
      stream.uncork();
    },
    onMessage(listener) {
      const read = createFrameReader(largest, (frame) => {
        if (!closed) listener(frame);
      });
      stream.on('data', (chunk: Uint8Array) => {
        if (!closed && !read(chunk)) close();
      });
    },
    onClose(listener) {
      if (closed) queueMicrotask(listener);
      else closeListeners.push(listener);
    },
    close,
  };
}

/** Handle that `spawn` of a host leaves open in its children, apart from standard input and output. */
export const parentHandle = 3;

/** In a child process: the line to the process that started it. */
export function openParentPort(): Port {
  return createStreamPort(new Socket({ fd: parentHandle, readable: true, writable: true }));
}

function tooLarge(bytes: number, largest: number): ParaphError {
  const mebibytes = (count: number) => `${Math.ceil(count / 2 ** 20)} MiB`;
  return new ParaphError(
    'too-large',
    say`A message of ${mebibytes(bytes)} is over the limit of ${mebibytes(largest)}.`,
    {
      nextStep: say`Try a smaller file, or fewer pages at once.`,
    },
  );
}
