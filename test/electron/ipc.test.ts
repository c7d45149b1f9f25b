import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../main/contract/messages.ts';
import { ParaphError } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import type { EngineCaller } from '../../main/hosts/engine-client.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
const { handleCalls } = await import('../../electron/ipc.ts');

function start() {
  const asked: [string, unknown][] = [];
  const signals: AbortSignal[] = [];
  const engine = {
    call: (name: string, input: unknown, signal: AbortSignal) => {
      asked.push([name, input]);
      signals.push(signal);
      return name === 'cases.get'
        ? Promise.reject(new ParaphError('not-found', say`There is no such case.`, { nextStep: say`Look again.` }))
        : Promise.resolve({ total: 0, rows: [] });
    },
  } as unknown as EngineCaller;
  handleCalls(engine);
  const [channel, handler] = fake.ipcMain.handle.mock.lastCall ?? [];
  const page = new fake.WebContents();
  const call = (method: unknown, input: unknown, event: unknown = { sender: page, senderFrame: page.mainFrame }) =>
    handler?.(event as never, method, input) as Promise<Answer>;
  return { asked, signals, page, channel, call };
}

describe('calls of the interface', () => {
  it('are checked and carried out, on one channel', async () => {
    const { call, asked, channel } = start();
    expect(await call('signatories.list', {})).toEqual({ ok: true, output: { total: 0, rows: [] } });
    expect(asked).toEqual([['signatories.list', { search: '', offset: 0, limit: 100 }]]);
    expect(channel).toBe('paraph:call');
  });

  it('fail as answers with every field of the error', async () => {
    const { call } = start();
    expect(await call('cases.get', { case: 'c' })).toMatchObject({
      ok: false,
      error: { code: 'not-found', message: 'There is no such case.', nextStep: 'Look again.' },
    });
  });

  it.each([
    ['no.such', {}, 'bad-input'],
    [7, null, 'bad-input'],
    ['signatories.get', { signatory: 7 }, 'bad-input'],
    ['evaluation.verification', { directory: '/' }, 'refused'],
  ])('%j with %j is refused before the engine hears of it', async (method, input, code) => {
    const { call, asked } = start();
    expect(await call(method, input)).toMatchObject({ ok: false, error: { code } });
    expect(asked).toEqual([]);
  });

  it('come from the top frame of an own page alone', async () => {
    const { call, asked, page } = start();
    const stranger = Object.assign(new fake.WebContents(), { mainFrame: { url: 'https://evil.example/' } });
    const lookalike = Object.assign(new fake.WebContents(), { mainFrame: { url: 'app://paraph.evil.example/' } });
    const senders = [
      { sender: page, senderFrame: null },
      { sender: page, senderFrame: { url: 'app://paraph/index.html' } },
      { sender: stranger, senderFrame: stranger.mainFrame },
      { sender: lookalike, senderFrame: lookalike.mainFrame },
    ];
    for (const sender of senders) {
      expect(await call('signatories.list', {}, sender)).toMatchObject({ ok: false, error: { code: 'refused' } });
    }
    expect(asked).toEqual([]);
  });

  it('are given up when their page goes away, and listened for once a page', async () => {
    const { call, signals, page } = start();
    for (let i = 0; i < 30; i++) await call('signatories.list', {});
    expect(page.listenerCount('destroyed')).toBe(1);
    expect(signals.some(({ aborted }) => aborted)).toBe(false);
    page.emit('render-process-gone');
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    await call('signatories.list', {});
    expect(signals.at(-1)?.aborted).toBe(false);
  });
});
