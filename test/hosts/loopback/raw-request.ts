import { connect } from 'node:net';
import type { RequestHead } from '../../../main/hosts/loopback/request-check.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Sends exactly these headers, right or wrong, and reads until the other side closes or a WebSocket opens. */
export function sendRaw(port: number, head: RequestHead): Promise<RawAnswer> {
  const lines = [
    `${head.method} ${head.target} HTTP/1.1`,
    ...head.hosts.map((host) => `Host: ${host}`),
    ...head.origins.map((origin) => `Origin: ${origin}`),
    ...head.cookies.map((cookie) => `Cookie: ${cookie}`),
    ...(head.fetchSite === undefined ? [] : [`Sec-Fetch-Site: ${head.fetchSite}`]),
    ...(head.upgrade === undefined
      ? ['Connection: close']
      : [
          'Connection: Upgrade',
          `Upgrade: ${head.upgrade}`,
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ]),
  ];
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.startsWith('HTTP/1.1 101')) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(parse(answer)));
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

function parse(answer: string): RawAnswer {
  const end = answer.indexOf('\r\n\r\n');
  const headers = answer.slice(0, end).toLowerCase();
  return { status: Number(headers.split(' ')[1]), headers, body: answer.slice(end + 4) };
}
