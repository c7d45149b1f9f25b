import { createHash } from 'node:crypto';

/** Below the ports that systems hand out by themselves. */
const first = 20_000;
const count = 12_000;

/**
 * The port at which a workspace is served when it is free. A browser keeps what a page remembers, its view and theme, by
 * address: at another port each time it would forget them. It is no secret, and lets nobody in.
 *
 * @param directory the workspace's folder, absolute
 */
export function usualPort(directory: string): number {
  return first + (createHash('sha256').update(directory).digest().readUInt32BE(0) % count);
}
