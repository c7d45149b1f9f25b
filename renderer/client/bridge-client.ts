import { ParaphError } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import type { Bridge } from '../../main/contract/messages.ts';
import { eventOf, outputOf } from './answers.ts';
import type { Client } from './client.ts';

/** The client inside Electron's window: the preload bridge is always connected. */
export function createBridgeClient(bridge: Pick<Bridge, 'call' | 'onEvent'>): Client {
  return {
    async call(name, input, signal) {
      if (signal?.aborted) throw new ParaphError('cancelled', say`Cancelled.`);
      return outputOf(name, await bridge.call(name, input));
    },
    onEvent: (listener) =>
      bridge.onEvent((message) => {
        const event = eventOf(message);
        if (event) listener(event);
      }),
    onConnection(listener) {
      listener('open');
      return () => undefined;
    },
  };
}
