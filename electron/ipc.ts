/** Calls of the interface: who asks is checked, then what, then the engine or the shell answers. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Input, MethodName } from '../main/contract/api.ts';
import { ParaphError } from '../main/contract/errors.ts';
import { say } from '../main/contract/phrase.ts';
import type { Answer } from '../main/contract/messages.ts';
import { z } from '../main/contract/schema.ts';
import { shellCalls, type ShellCallName, type ShellOutput, type ShellRequest } from '../main/contract/shell.ts';
import { outcomeOf } from '../main/base/rpc.ts';
import { createDispatch } from '../main/hosts/dispatch.ts';
import type { EngineCaller } from '../main/hosts/engine-client.ts';
import { signalFor } from '../main/hosts/lasting-work.ts';
import { callChannel, shellCallChannel } from './channels.ts';
import { isOwnPage } from './security.ts';

/** @param onAnswered hears every call that the engine carried out */
export function handleCalls(
  engine: Pick<EngineCaller, 'call'>,
  onAnswered: (method: MethodName) => void = () => undefined,
): void {
  const signalOf = watchPages();
  const dispatch = createDispatch('interface', async (method, request, signal) => {
    const output = await engine.call(method, request as Input<MethodName>, signalFor(method, request, signal));
    onAnswered(method);
    return output;
  });
  handle(callChannel, (sender, method, input) => dispatch(String(method), input, signalOf(sender)));
}

export type ShellHandlers = {
  [N in ShellCallName]: (request: ShellRequest<N>) => Promise<ShellOutput<N>> | ShellOutput<N>;
};

export function handleShellCalls(handlers: ShellHandlers): void {
  handle(shellCallChannel, (_sender, name, input) => {
    if (typeof name !== 'string' || !Object.hasOwn(shellCalls, name)) {
      throw new ParaphError('bad-input', say`The shell has no such call.`);
    }
    const request = z.safeParse(shellCalls[name as ShellCallName].input, input);
    if (!request.success) {
      throw new ParaphError('bad-input', say`${name} was asked wrongly.`, { detail: z.prettifyError(request.error) });
    }
    // Each handler takes what its own schema gave; TypeScript cannot follow that through an index.
    return (handlers[name as ShellCallName] as (request: unknown) => unknown)(request.data);
  });
}

/** The one place where a channel is opened: every question passes the check of who asks. */
function handle(channel: string, answer: (sender: WebContents, name: unknown, input: unknown) => unknown): void {
  ipcMain.handle(channel, (event, name: unknown, input: unknown): Promise<Answer> =>
    outcomeOf(() => {
      assertOwnSender(event);
      return answer(event.sender, name, input);
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
