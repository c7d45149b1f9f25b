import { expect, it, vi } from 'vitest';
import type { Bridge } from '../../main/contract/messages.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
await import('../../electron/preload.ts');
const exposed = [...fake.contextBridge.exposeInMainWorld.mock.calls] as [string, Bridge][];
const [[name, bridge]] = exposed;

it('gives the page four functions and nothing raw', () => {
  expect(exposed).toHaveLength(1);
  expect(name).toBe('paraph');
  expect(Object.entries(bridge).map(([key, value]) => [key, typeof value])).toEqual([
    ['call', 'function'],
    ['onEvent', 'function'],
    ['shell', 'object'],
  ]);
  expect(Object.entries(bridge.shell).map(([key, value]) => [key, typeof value])).toEqual([
    ['call', 'function'],
    ['onEvent', 'function'],
  ]);
});

it('passes calls on over its one channel', async () => {
  fake.ipcRenderer.invoke.mockResolvedValue({ ok: true, output: {} });
  expect(await bridge.call('cases.get', { case: 'c' })).toEqual({ ok: true, output: {} });
  expect(fake.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith('paraph:call', 'cases.get', { case: 'c' });
});

it('keeps the shell’s calls and events on channels of their own', async () => {
  fake.ipcRenderer.invoke.mockClear();
  await bridge.shell.call('showFolder', {});
  expect(fake.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith('paraph:shell-call', 'showFolder', {});
  const heard: unknown[][] = [];
  const stop = bridge.shell.onEvent((...parameters) => heard.push(parameters));
  fake.ipcRenderer.emit('paraph:shell-event', { sender: fake.ipcRenderer }, { event: 'state' });
  stop();
  fake.ipcRenderer.emit('paraph:shell-event', {}, { event: 'state' });
  expect(heard).toEqual([[{ event: 'state' }]]);
});

it('passes events on without the object that holds the channel, until told to stop', () => {
  const heard: unknown[][] = [];
  const stop = bridge.onEvent((...parameters) => heard.push(parameters));
  const message = { event: 'changed', record: { kind: 'cases', id: null } };
  fake.ipcRenderer.emit('paraph:event', { sender: fake.ipcRenderer }, message);
  stop();
  fake.ipcRenderer.emit('paraph:event', {}, message);
  expect(heard).toEqual([[message]]);
  expect(fake.ipcRenderer.listenerCount('paraph:event')).toBe(0);
});
