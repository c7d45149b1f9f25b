import type { WebSocket } from 'ws';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { Port } from '../../base/port.ts';

/** A port over a WebSocket's binary messages; a text message closes it. */
export function createWebSocketPort(socket: WebSocket, largest: number): Port {
  return {
    send(message) {
      if (message.length > largest) throw new ParaphError('too-large', say`The answer is too large to be sent.`);
      if (socket.readyState === socket.OPEN) socket.send(message, { binary: true });
    },
    onMessage(listener) {
      socket.on('message', (message, isBinary) => {
        if (isBinary && message instanceof Uint8Array) listener(message);
        else socket.close();
      });
    },
    onClose(listener) {
      if (socket.readyState === socket.CLOSED) queueMicrotask(listener);
      else socket.once('close', listener);
    },
    close: () => socket.close(),
  };
}
