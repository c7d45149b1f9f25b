/** Every Host × Origin × session × method × target × WebSocket × Sec-Fetch-Site combination worth trying. */
import { rpcPath } from '../../../main/contract/messages.ts';
import type { RequestHead } from '../../../main/hosts/loopback/request-check.ts';

export interface Secrets {
  readonly port: number;
  readonly cookie: string;
  readonly token: string;
}

/** Each kind of value by name; the right one is called `own`. */
function choices({ port, cookie, token }: Secrets) {
  const authority = `127.0.0.1:${port}`;
  const name = cookie.split('=')[0];
  return {
    hosts: {
      own: [authority],
      none: [],
      twice: [authority, authority],
      'another port': [`127.0.0.1:${port + 1}`],
      'no port': ['127.0.0.1'],
      localhost: [`localhost:${port}`],
      'IPv6 loopback': [`[::1]:${port}`],
      'rebound name': [`evil.example:${port}`],
      'longer name': [`${authority}.evil.example`],
      'user part': [`${authority}@evil.example`],
    },
    origins: {
      none: [],
      own: [`http://${authority}`],
      twice: [`http://${authority}`, `http://${authority}`],
      null: ['null'],
      secure: [`https://${authority}`],
      'another port': [`http://127.0.0.1:${port + 1}`],
      localhost: [`http://localhost:${port}`],
      stranger: ['http://evil.example'],
      'with path': [`http://${authority}/`],
    },
    cookies: {
      own: [cookie],
      'own among others': [`theme=dark; ${cookie}; x=y`],
      none: [],
      'wrong value': [`${name}=${'A'.repeat(43)}`],
      'cut value': [cookie.slice(0, -1)],
      'another name': [`x${cookie}`],
    },
    method: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', DELETE: 'DELETE', OPTIONS: 'OPTIONS' },
    target: {
      index: '/',
      calls: rpcPath,
      'own token': `/open?token=${token}`,
      'wrong token': `/open?token=${'A'.repeat(43)}`,
      'no token': '/open',
    },
    upgrade: { none: undefined, websocket: 'websocket', h2c: 'h2c' },
    fetchSite: {
      none: undefined,
      own: 'same-origin',
      user: 'none',
      neighbour: 'same-site',
      stranger: 'cross-site',
    },
  } as const;
}

type Choices = ReturnType<typeof choices>;
export type Names = { [K in keyof Choices]: keyof Choices[K] };

export interface Combination {
  readonly names: Names;
  readonly head: RequestHead;
}

export function* combinations(secrets: Secrets): Generator<Combination> {
  const all = choices(secrets);
  for (const names of product(all)) {
    const head = Object.fromEntries(
      Object.entries(names).map(([kind, name]) => [
        kind,
        (all[kind as keyof Choices] as Record<string, unknown>)[name],
      ]),
    );
    yield {
      names: names as unknown as Names,
      head: { ...head, isUpgrade: names['upgrade'] !== 'none' } as RequestHead,
    };
  }
}

function product(all: Record<string, Record<string, unknown>>): Record<string, string>[] {
  return Object.entries(all).reduce<Record<string, string>[]>(
    (rows, [kind, values]) => rows.flatMap((row) => Object.keys(values).map((name) => ({ ...row, [kind]: name }))),
    [{}],
  );
}

/** What the promises allow, written down as a list of cases rather than as the check is. */
export function expected(names: Names): 'page' | 'calls' | 403 | 421 {
  if (names.hosts !== 'own') return 421;
  const session = names.cookies === 'own' || names.cookies === 'own among others';
  const ownPage = names.fetchSite === 'own' || names.fetchSite === 'none';
  const allowed = [
    // A page or file for whoever has the session: by address bar or from the interface itself.
    names.upgrade === 'none' &&
      names.target !== 'calls' &&
      (names.method === 'GET' || names.method === 'HEAD') &&
      (names.origins === 'none' || names.origins === 'own') &&
      (ownPage || names.fetchSite === 'user') &&
      session &&
      'page',
    // The address that the browser was opened at.
    names.upgrade === 'none' &&
      names.target === 'own token' &&
      names.method === 'GET' &&
      (names.origins === 'none' || names.origins === 'own') &&
      (ownPage || names.fetchSite === 'user') &&
      'page',
    // Calls, from the interface's own page alone.
    names.upgrade === 'websocket' &&
      names.target === 'calls' &&
      names.method === 'GET' &&
      names.origins === 'own' &&
      ownPage &&
      session &&
      'calls',
  ] as const;
  return allowed.find((kind) => kind !== false) || 403;
}
