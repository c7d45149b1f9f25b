/** Where commands of the same user join an engine that runs already: a socket in the workspace, or a named pipe. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Port } from '../base/port.ts';
import { createStreamPort } from '../base/stream-port.ts';

const socketName = 'engine.socket';
/** The shortest limit of any platform's socket addresses is macOS's 104 bytes, end mark included. */
const longestAddress = 103;

/** Takes connections until closed. The caller holds the workspace's lock, so that a socket already there is a leftover. */
export async function listenInWorkspace(directory: string, onPort: (port: Port) => void): Promise<Server> {
  const server = createServer((socket) => onPort(createStreamPort(socket)));
  if (process.platform !== 'win32') rmSync(join(directory, socketName), { force: true });
  await withAddress(directory, (address) => settled(server.listen(address), 'listening'));
  if (process.platform !== 'win32') chmodSync(join(directory, socketName), 0o600);
  return server;
}

/** A port to the engine that serves this workspace; null when none does. */
export async function joinWorkspace(directory: string): Promise<Port | null> {
  try {
    const socket = await withAddress(directory, (address) => settled<Socket>(connect(address), 'connect'));
    return createStreamPort(socket);
  } catch {
    return null;
  }
}

/** Hands over the address to listen at or connect to; it may hold for that moment only. */
async function withAddress<T>(directory: string, use: (address: string) => Promise<T>): Promise<T> {
  if (process.platform === 'win32') return use(pipeName(directory));
  const path = join(directory, socketName);
  return Buffer.byteLength(path) <= longestAddress ? use(path) : throughShortLink(directory, use);
}

/** Reaches a socket in a deep folder by a link in a private one, since addresses of sockets are short. */
async function throughShortLink<T>(directory: string, use: (address: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-'));
  try {
    symlinkSync(resolve(directory), join(folder, 'w'));
    return await use(join(folder, 'w', socketName));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pipeName(directory: string): string {
  const digest = createHash('sha256').update(resolve(directory).toLowerCase()).digest('hex').slice(0, 32);
  return `\\\\.\\pipe\\paraph-${digest}`;
}

/** Waits until a socket or server is ready, or throws why it cannot be. */
function settled<T extends Socket | Server>(endpoint: T, ready: string): Promise<T> {
  return new Promise((resolve, reject) => {
    endpoint.once('error', reject);
    endpoint.once(ready, () => {
      endpoint.off('error', reject);
      resolve(endpoint);
    });
  });
}
