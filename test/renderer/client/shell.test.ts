import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../main/contract/messages.ts';
import type { ShellEvent } from '../../../main/contract/shell.ts';
import { createShellClient } from '../../../renderer/client/shell.ts';

function shellAnswering(answer: Answer) {
  const listeners = new Set<(event: ShellEvent) => void>();
  const client = createShellClient({
    call: () => Promise.resolve(answer),
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  return { client, tell: (event: unknown) => listeners.forEach((listener) => listener(event as ShellEvent)) };
}

describe('the client of the shell', () => {
  it('unwraps answers, throws errors, and takes no answer that is not understood', async () => {
    expect(await shellAnswering({ ok: true, output: { revived: true } }).client.call('begin', {})).toEqual({
      revived: true,
    });
    const error = { code: 'refused', message: 'No store.', nextStep: 'Set a passphrase instead.' } as const;
    const refused = shellAnswering({ ok: false, error }).client.call('keepKeyInStore', { recovery: null });
    await expect(refused).rejects.toMatchObject(error);
    const odd = shellAnswering({ ok: true, output: { revived: 'perhaps' } }).client.call('begin', {});
    await expect(odd).rejects.toMatchObject({ code: 'internal' });
  });

  it('passes understood events on until asked to stop', () => {
    const { client, tell } = shellAnswering({ ok: true, output: {} });
    const heard: ShellEvent[] = [];
    const stop = client.onEvent((event) => heard.push(event));
    tell({ event: 'go', to: '#/verify' });
    tell({ event: 'go', to: 7 });
    tell({ event: 'explode' });
    stop();
    tell({ event: 'state' });
    expect(heard).toEqual([{ event: 'go', to: '#/verify' }]);
  });
});
