import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../hosts/small-engine.ts';
import type * as Spawn from '../../main/hosts/spawn.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
// The places of a packaged application, laid out in a folder of the test, with the small engine in the engine's place.
vi.mock('../../main/hosts/spawn.ts', async (original) => {
  const { spawnChild } = await original<typeof Spawn>();
  const entry = fileURLToPath(new URL('../hosts/processes/small-engine.ts', import.meta.url));
  return { createSpawn: () => () => spawnChild(process.execPath, [entry], process.env) };
});
const { startApplication } = await import('../../electron/application.ts');

function start() {
  const root = temporaryFolder('application');
  mkdirSync(join(root, 'dist', 'renderer'), { recursive: true });
  writeFileSync(join(root, 'dist', 'renderer', 'index.html'), 'the interface');
  vi.stubEnv('PARAPH_LOG', 'silent');
  fake.app.isPackaged = false;
  fake.app.getAppPath.mockReturnValue(root);
  fake.app.getPath.mockReturnValue(root);
  startApplication(root);
  const window = fake.BrowserWindow.all[0];
  const call = fake.ipcMain.handle.mock.lastCall?.[1] as unknown as (...parameters: unknown[]) => Promise<unknown>;
  const event = { sender: window.webContents, senderFrame: window.webContents.mainFrame };
  const states = () =>
    window.webContents.send.mock.calls.map(([, message]) => (message as { record: { state?: string } }).record.state);
  return { window, states, list: (search = '') => call(event, 'signatories.list', { search }) };
}

describe('the application', () => {
  it('opens one window over one engine, asks when the engine stops, and closes it before it goes', async () => {
    const { window, states, list } = start();
    expect(fake.BrowserWindow.all).toHaveLength(1);
    expect(await list()).toMatchObject({ ok: true });
    await list('tell');
    expect(window.webContents.send).toHaveBeenCalledWith('paraph:event', {
      event: 'changed',
      record: { kind: 'signatories', id: 'told' },
    });

    fake.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
    for (let crash = 0; crash < 3; crash++) expect(await list('exit')).toMatchObject({ ok: false });
    await vi.waitFor(() => expect(fake.dialog.showMessageBox).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(states().at(-1)).toBe('ready'), 10_000);
    expect(await list()).toMatchObject({ ok: true });

    fake.app.emit('second-instance');
    expect(window.restore).toHaveBeenCalledOnce();
    expect(window.focus).toHaveBeenCalledOnce();

    const preventDefault = vi.fn();
    fake.app.emit('before-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(fake.app.quit).toHaveBeenCalledOnce(), 10_000);
    expect(fake.app.emit('before-quit', { preventDefault })).toBe(false);
  });

  it('brings a crashed page back, but not for ever', () => {
    const page = new fake.WebContents();
    for (let crash = 0; crash < 5; crash++) {
      fake.app.emit('render-process-gone', {}, page, { reason: 'crashed', exitCode: 1 });
    }
    expect(page.reload).toHaveBeenCalledTimes(3);
    fake.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 });
  });
});
