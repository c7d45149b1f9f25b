/** A package index on loopback that serves one wheel (PEP 691), as slowly or badly as a test wants. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmallIndex {
  readonly address: string;
  /** The `Range` header of each request for the file. */
  readonly ranges: (string | undefined)[];
  /** Breaks the next transfer after this many bytes. */
  breakAfter: number | null;
  close(): Promise<void>;
}

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function serveFile(index: SmallIndex, bytes: Buffer, request: IncomingMessage, response: ServerResponse): void {
  index.ranges.push(request.headers.range);
  const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  response.writeHead(start > 0 ? 206 : 200, { 'content-length': bytes.length - start });
  if (index.breakAfter === null) return void response.end(bytes.subarray(start));
  response.write(bytes.subarray(start, start + index.breakAfter));
  // Time for the reader to put the first bytes on the disk.
  setTimeout(() => response.socket?.end(), 150);
  index.breakAfter = null;
}

/** @param claimed the hash that the index lists, where it is to differ from the file's own */
export async function startIndex(bytes: Buffer, claimed = sha256(bytes)): Promise<SmallIndex> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/files/')) return serveFile(index, bytes, request, response);
    response.end(JSON.stringify({ files: [{ url: '/files/a.whl', hashes: { sha256: claimed } }] }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const index: SmallIndex = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`,
    ranges: [],
    breakAfter: null,
    close: () => new Promise((done) => server.close(() => done())),
  };
  return index;
}
