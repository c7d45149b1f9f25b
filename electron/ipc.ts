/** Calls of the interface: who asks is checked, then what, then the engine answers. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Input, MethodName } from '../main/contract/api.ts';
import { ParaphError } from '../main/contract/errors.ts';
import { say } from '../main/contract/phrase.ts';
import type { Answer } from '../main/contract/messages.ts';
import { outcomeOf } from '../main/base/rpc.ts';
import { createDispatch } from '../main/hosts/dispatch.ts';
import type { EngineCaller } from '../main/hosts/engine-client.ts';
import { signalFor } from '../main/hosts/lasting-work.ts';
import { callChannel } from './channels.ts';
import { isOwnPage } from './security.ts';

export function handleCalls(engine: EngineCaller): void {
  const signalOf = watchPages();
  const dispatch = createDispatch('interface', (method, request, signal) =>
    engine.call(method, request as Input<MethodName>, signalFor(method, request, signal)),
  );
  ipcMain.handle(callChannel, (event, method: unknown, input: unknown): Promise<Answer> =>
    outcomeOf(() => {
      assertOwnSender(event);
      return dispatch(String(method), input, signalOf(event.sender));
    }),
  );
}

/** Only the top frame of a page of the interface itself may ask. */
function assertOwnSender({ sender, senderFrame }: IpcMainInvokeEvent): void {
  const isOwn = senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url);
  if (!isOwn) throw new ParaphError('refused', say`This page is not Paraph’s.`);
}

/** Gives, for a page, the signal that aborts when it goes away. */
function watchPages(): (page: WebContents) => AbortSignal {
  const watched = new WeakMap<WebContents, AbortController>();
  return (page) => {
    const known = watched.get(page);
    if (known && !known.signal.aborted) return known.signal;
    const controller = new AbortController();
    watched.set(page, controller);
    page.once('destroyed', () => controller.abort());
    page.once('render-process-gone', () => controller.abort());
    return controller.signal;
  };
}
