import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Sessions } from './request-check.ts';

export interface OwnedSessions extends Sessions {
  /** The token for the address that the user's browser is opened at; it works once. */
  readonly token: string;
  /** Uses the token up; gives the header that sets the session's cookie. */
  exchange(): string;
}

/** Secrets of one run of the host: 256 random bits each, never written anywhere. */
export function createSessions(port: number): OwnedSessions {
  const token = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  // Cookies are shared by all ports of a host: the name keeps two running hosts apart.
  const cookie = `paraph-${port}`;
  let isUsed = false;
  return {
    cookie,
    token,
    isSession: (value) => isSame(value, session),
    isUnusedToken: (value) => !isUsed && isSame(value, token),
    exchange() {
      isUsed = true;
      return `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

/** Compares digests, so that the time taken tells nothing. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
