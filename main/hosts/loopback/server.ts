/** The loopback host: the interface and its calls for a browser on this machine, and for nobody else. */
import { readFile } from 'node:fs/promises';
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import { rpcPath, type TypedEvent } from '../../contract/messages.ts';
import { serve, type Answerer, type Served } from '../../base/rpc.ts';
import { securityHeaders, type FindInterfaceFile } from '../interface-files.ts';
import { exchangePath, judgeRequest, type RequestHead } from './request-check.ts';
import { createSessions, type OwnedSessions } from './sessions.ts';
import { createWebSocketPort } from './web-socket-port.ts';

const address = '127.0.0.1';
/** Room for a document of 100 MiB. */
const largestMessage = 128 * 2 ** 20;

export interface LoopbackOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly findFile: FindInterfaceFile;
  /** Carries calls out; the asker is an interface. */
  readonly dispatch: Answerer;
  /** Called for every page that connects. */
  readonly onPage?: () => void;
}

export interface LoopbackHost {
  readonly port: number;
  /** What the user's browser is opened at; works once. */
  readonly url: string;
  /** Tells every open page. */
  emit(event: TypedEvent): void;
  close(): Promise<void>;
}

/** Throws `ParaphError` 'refused' when the port is taken. */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const { port, findFile, dispatch, onPage = () => undefined } = options;
  // A request without a host is ours to refuse, with the same answer as one with a wrong host.
  const server = createServer({ requireHostHeader: false });
  const bound = await listen(server, port);
  const authority = `${address}:${bound}`;
  const sessions = createSessions(bound);
  const judge = (request: IncomingMessage) => judgeRequest(headOf(request), authority, rpcPath, sessions);

  const answerLegitimate = getRequestListener(createRoutes(sessions, findFile).fetch, { hostname: address });
  server.on('request', (request, response) => {
    const judgement = judge(request);
    if (judgement === 'page') void answerLegitimate(request, response);
    else refuse(response, judgement === 421 ? 421 : 403);
  });

  const pages = new Set<Served>();
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    const judgement = judge(request);
    if (judgement !== 'calls') return refuseUpgrade(socket, judgement === 421 ? 421 : 403);
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate());
      const connection = createWebSocketPort(webSocket, largestMessage);
      const page = serve(connection, dispatch);
      pages.add(page);
      connection.onClose(() => pages.delete(page));
      onPage();
    });
  });

  return {
    port: bound,
    url: `http://${authority}${exchangePath}?token=${sessions.token}`,
    emit: ({ event, record }) => pages.forEach((page) => page.emit(event, record)),
    async close() {
      for (const client of webSockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers to requests that have been found legitimate. */
function createRoutes(sessions: OwnedSessions, findFile: FindInterfaceFile): Hono {
  const routes = new Hono();
  routes.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
  });
  routes.get(exchangePath, (context) => {
    const token = context.req.query('token') ?? '';
    if (sessions.isUnusedToken(token)) context.header('set-cookie', sessions.exchange());
    return context.redirect('/', 303);
  });
  routes.get('*', async (context) => {
    const found = findFile(context.req.path);
    if (!found) return context.text('There is nothing here.', 404);
    return context.body(await readFile(found.file), 200, { 'content-type': found.type });
  });
  return routes;
}

function headOf(request: IncomingMessage): RequestHead {
  const { headersDistinct: headers } = request;
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    hosts: headers['host'] ?? [],
    origins: headers['origin'] ?? [],
    fetchSite: headers['sec-fetch-site']?.join(', '),
    cookies: headers['cookie'] ?? [],
    isUpgrade: headers['upgrade'] !== undefined,
    upgrade: headers['upgrade']?.join(', '),
  };
}

function refuse(response: ServerResponse, status: 403 | 421): void {
  const reason = status === 421 ? 'This address is not Paraph’s.' : 'This page belongs to whoever started Paraph.';
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${reason} Open Paraph at the address it showed when it started.\n`);
}

function refuseUpgrade(socket: Duplex, status: 403 | 421): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(portRefused(port, cause)));
    server.listen(port, address, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function portRefused(port: number, cause: Error): ParaphError {
  return new ParaphError('refused', say`Port ${port} of this machine cannot be used: ${cause.message}.`, {
    nextStep: say`Choose another with --port, or leave the option out.`,
    cause,
  });
}
