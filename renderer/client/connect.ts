import { rpcPath, type Bridge } from '../../main/contract/messages.ts';
import { createBridgeClient } from './bridge-client.ts';
import type { Client } from './client.ts';
import { createSocketClient } from './socket-client.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload script; absent in a browser. */
    readonly paraph?: Bridge;
  }
}

/** The preload bridge inside Electron's window, a WebSocket on the page's own origin in a browser. */
export function connect(): Client {
  if (window.paraph) return createBridgeClient(window.paraph);
  const address = new URL(rpcPath, window.location.href);
  address.protocol = 'ws:';
  return createSocketClient(() => new WebSocket(address));
}
