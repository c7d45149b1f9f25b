/** All that the interface gets of Electron: calls of the contract and events. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Answer, Bridge, EventMessage } from '../main/contract/messages.ts';
import { callChannel, eventChannel } from './channels.ts';

const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke(callChannel, method, input) as Promise<Answer>,
  onEvent(listener) {
    // The event object itself would hand `ipcRenderer` over.
    const forward = (_event: IpcRendererEvent, message: EventMessage) => listener(message);
    ipcRenderer.on(eventChannel, forward);
    return () => void ipcRenderer.off(eventChannel, forward);
  },
};

contextBridge.exposeInMainWorld('paraph', bridge);
