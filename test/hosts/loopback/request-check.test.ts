import { describe, expect, it } from 'vitest';
import { rpcPath } from '../../../main/contract/messages.ts';
import { judgeRequest } from '../../../main/hosts/loopback/request-check.ts';
import { createSessions } from '../../../main/hosts/loopback/sessions.ts';
import { combinations, expected } from './combinations.ts';

describe('the check of a request', () => {
  it('allows the legitimate combinations and no other', () => {
    const counts: Record<string, number> = {};
    const wrong: unknown[] = [];
    const token = createSessions(1).token;
    const secret = createSessions(4_711).exchange().split(';')[0];
    const sessions = {
      cookie: 'paraph-4711',
      isSession: (value: string) => `paraph-4711=${value}` === secret,
      isUnusedToken: (value: string) => value === token,
    };
    for (const { names, head } of combinations({ port: 4_711, cookie: secret, token })) {
      const judgement = judgeRequest(head, '127.0.0.1:4711', rpcPath, sessions);
      counts[judgement] = (counts[judgement] ?? 0) + 1;
      if (judgement !== expected(names)) wrong.push({ names, judgement });
    }
    expect(wrong).toEqual([]);
    expect(counts['403'] + counts['421']).toBeGreaterThan(2_000);
    expect(counts['page']).toBeGreaterThan(0);
    expect(counts['calls']).toBeGreaterThan(0);
  });
});

describe('sessions', () => {
  it('exchange a token once', () => {
    const sessions = createSessions(80);
    expect(sessions.isUnusedToken(`${sessions.token}x`)).toBe(false);
    expect(sessions.isUnusedToken(sessions.token)).toBe(true);
    const header = sessions.exchange();
    expect(sessions.isUnusedToken(sessions.token)).toBe(false);
    expect(header).toMatch(/^paraph-80=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(sessions.isSession(header.split(/[=;]/)[1])).toBe(true);
    expect(sessions.isSession('')).toBe(false);
    expect(createSessions(80).isSession(header.split(/[=;]/)[1])).toBe(false);
  });
});
