import { describe, expect, it } from 'vitest';
import type { Answer, Bridge, EventMessage } from '../../../main/contract/messages.ts';
import { createBridgeClient } from '../../../renderer/client/bridge-client.ts';

function bridgeAnswering(answer: Answer): Pick<Bridge, 'call' | 'onEvent'> & { tell(message: EventMessage): void } {
  const listeners = new Set<(message: EventMessage) => void>();
  return {
    call: () => Promise.resolve(answer),
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (message) => listeners.forEach((listener) => listener(message)),
  };
}

describe('the client over the preload bridge', () => {
  it('unwraps answers and throws errors that keep their fields', async () => {
    const works = createBridgeClient(
      bridgeAnswering({ ok: true, output: { entries: 3, intact: true, firstBroken: null } }),
    );
    expect(await works.call('audit.verify', {})).toEqual({ entries: 3, intact: true, firstBroken: null });
    const error = { code: 'locked', message: 'The workspace is locked.', nextStep: 'Unlock it.' } as const;
    const fails = createBridgeClient(bridgeAnswering({ ok: false, error }));
    await expect(fails.call('audit.verify', {})).rejects.toMatchObject(error);
  });

  it('passes understood events on until asked to stop', () => {
    const bridge = bridgeAnswering({ ok: true, output: {} });
    const heard: unknown[] = [];
    const stop = createBridgeClient(bridge).onEvent((event) => heard.push(event.record));
    const event = { event: 'engine', record: { state: 'ready', message: null } } as const;
    bridge.tell(event);
    bridge.tell({ event: 'engine', record: { state: 'asleep' } });
    stop();
    bridge.tell(event);
    expect(heard).toEqual([{ state: 'ready', message: null }]);
  });

  it('asks nothing for a caller who has given up already', async () => {
    const client = createBridgeClient(bridgeAnswering({ ok: true, output: {} }));
    await expect(client.call('audit.verify', {}, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
