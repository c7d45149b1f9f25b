/**
 * Which requests the loopback host answers. Any web page the user visits can send requests to 127.0.0.1, and a rebound
 * domain name can even read the answers: so host, origin and session are compared exactly, and all else is refused.
 */

/** What the decision rests on, taken from a request as it came in. */
export interface RequestHead {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly target: string;
  /** Every Host header. */
  readonly hosts: readonly string[];
  /** Every Origin header. */
  readonly origins: readonly string[];
  readonly fetchSite: string | undefined;
  /** Every Cookie header. */
  readonly cookies: readonly string[];
  readonly isUpgrade: boolean;
  readonly upgrade: string | undefined;
}

export interface Sessions {
  /** Name of the cookie that carries a session. */
  readonly cookie: string;
  isSession(value: string): boolean;
  isUnusedToken(token: string): boolean;
}

/** A legitimate request is for a page or file, or for calls; any other is refused with a status. */
export type Judgement = 'page' | 'calls' | 403 | 421;

/** The page that exchanges the one-time token of the address the user's browser is opened at. */
export const exchangePath = '/open';

/**
 * @param authority the host's own `127.0.0.1:port`
 * @param callsPath where calls go, over WebSocket alone
 */
export function judgeRequest(head: RequestHead, authority: string, callsPath: string, sessions: Sessions): Judgement {
  if (!isExactly(head.hosts, authority)) return 421;
  if (head.origins.length > 0 && !isExactly(head.origins, `http://${authority}`)) return 403;
  if (!isOwnSite(head)) return 403;
  const { path, query } = splitTarget(head.target);
  if (head.isUpgrade || path === callsPath) return judgeCalls(head, path === callsPath, sessions);
  if (head.method !== 'GET' && head.method !== 'HEAD') return 403;
  if (path === exchangePath && head.method === 'GET') return judgeExchange(head, query, sessions);
  return hasSession(head, sessions) ? 'page' : 403;
}

function judgeCalls(head: RequestHead, isCallsPath: boolean, sessions: Sessions): Judgement {
  const isWebSocket = head.isUpgrade && head.method === 'GET' && head.upgrade?.toLowerCase() === 'websocket';
  // Browsers always send the origin of the page that opens a WebSocket, and would let any page open one.
  const isOwnPage = head.origins.length === 1 && head.fetchSite !== 'none';
  return isWebSocket && isCallsPath && isOwnPage && hasSession(head, sessions) ? 'calls' : 403;
}

function judgeExchange(head: RequestHead, query: string, sessions: Sessions): Judgement {
  const token = new URLSearchParams(query).get('token');
  if (token !== null && sessions.isUnusedToken(token)) return 'page';
  // Reloading the page that was opened must not shut its owner out.
  return hasSession(head, sessions) ? 'page' : 403;
}

function isExactly(values: readonly string[], expected: string): boolean {
  return values.length === 1 && values[0] === expected;
}

/** `none` is the user's own doing: an address typed, or opened by a program. Older browsers send nothing. */
function isOwnSite({ fetchSite }: RequestHead): boolean {
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}

function hasSession(head: RequestHead, sessions: Sessions): boolean {
  return head.cookies
    .flatMap((header) => header.split(';'))
    .map((pair) => pair.trim().split('='))
    .some(([name, value]) => name === sessions.cookie && value !== undefined && sessions.isSession(value));
}

function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}
