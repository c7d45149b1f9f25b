import { describe, expect, it } from 'vitest';
import { signalFor } from '../../main/hosts/lasting-work.ts';

const { signal } = new AbortController();

describe('what may stop a call of an interface', () => {
  it('is its page going away, but for named long work', () => {
    expect(signalFor('models.embed', { operation: 'one' }, signal)).toBeUndefined();
    expect(signalFor('models.embed', {}, signal)).toBe(signal);
    expect(signalFor('verify.run', { operation: 'one' }, signal)).toBe(signal);
    expect(signalFor('operations.list', undefined, signal)).toBe(signal);
  });
});
