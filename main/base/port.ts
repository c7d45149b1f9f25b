/**
 * One end of a private line between two processes. Messages arrive whole, in order, or not at all.
 *
 * There is one `onMessage` listener; messages that arrive before it wait for it. Once a port is closed, by either side or by a failure, `send` does nothing: whoever waits for an answer hears of it by `onClose`.
 */
export interface Port {
  /** Throws `ParaphError` 'too-large' on a message that the line does not take. */
  send(message: Uint8Array): void;
  onMessage(listener: (message: Uint8Array) => void): void;
  /** Any number of listeners, each called once: soon after the line closed, at once when it is closed already. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Bytes of the largest message: room for a document of 100 MiB and its pictures. */
export const largestMessage = 256 * 2 ** 20;
