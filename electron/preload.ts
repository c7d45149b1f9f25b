/** All that the interface gets of Electron: calls of the contract, calls of the shell, and events of both. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Answer, Bridge, EventMessage } from '../main/contract/messages.ts';
import type { ShellEvent } from '../main/contract/shell.ts';
import { callChannel, eventChannel, shellCallChannel, shellEventChannel } from './channels.ts';

/** Listens until the returned function is called. */
function listen<T>(channel: string, listener: (message: T) => void): () => void {
  // The event object itself would hand `ipcRenderer` over.
  const forward = (_event: IpcRendererEvent, message: T) => listener(message);
  ipcRenderer.on(channel, forward);
  return () => void ipcRenderer.off(channel, forward);
}

const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke(callChannel, method, input) as Promise<Answer>,
  onEvent: (listener) => listen<EventMessage>(eventChannel, listener),
  shell: {
    call: (name, input) => ipcRenderer.invoke(shellCallChannel, name, input) as Promise<Answer>,
    onEvent: (listener) => listen<ShellEvent>(shellEventChannel, listener),
  },
};

contextBridge.exposeInMainWorld('paraph', bridge);
